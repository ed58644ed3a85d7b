from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from progress.jobs import ensure_partitions


class Command(BaseCommand):
    help = "Make the log's partitions of this month and the coming three. Beat does it as well."

    def handle(self, **options: object) -> None:
        made = ensure_partitions(today=localdate())
        for month in made:
            self.stdout.write(f"progress_{month:%Y_%m} is made.")
        if not made:
            self.stdout.write("Every partition is there.")
