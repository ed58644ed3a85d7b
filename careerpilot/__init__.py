"""The project package: what every app stands on, and what puts the apps together."""

from careerpilot.celery import app as celery_app

__all__ = ["celery_app"]
