"""Brings the database up to date in one process, as starting Django takes longest of all.

`python -m careerpilot.local.prepare [--no-demo]`
"""

import sys

import django
from django.core.management import call_command

from careerpilot.local.console import say


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    say("database migrated")
    demo = "--no-demo" not in sys.argv[1:]
    call_command("seed", *([] if demo else ["--no-demo"]), verbosity=0)
    say("catalogue and demo data loaded" if demo else "catalogue loaded")
    call_command("ensure_partitions", verbosity=0)


if __name__ == "__main__":
    main()
