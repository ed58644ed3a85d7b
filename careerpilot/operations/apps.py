from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "careerpilot.operations"
    label = "operations"
