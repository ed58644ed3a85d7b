from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "careerpilot.ui"
    label = "ui"
