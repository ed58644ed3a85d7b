from django.apps import AppConfig


class CvsConfig(AppConfig):
    name = "cvs"
    verbose_name = "CVs"

    def ready(self) -> None:
        from cvs import receivers  # noqa: F401  (signals connect on import)
