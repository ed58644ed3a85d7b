from django.core.management.base import BaseCommand, CommandError

from careerpilot.operations.checks import Verdict, examine


class Command(BaseCommand):
    help = "Find out what is wrong with this installation and how to mend it; 1 when something is."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        failed = 0
        for finding in examine():
            self.stdout.write(str(finding))
            failed += finding.verdict == Verdict.FAIL
        if failed:
            raise CommandError(f"{failed} to mend.")
