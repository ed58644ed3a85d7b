"""Every other command of `manage.py`: Django's and the apps' own."""

from collections.abc import Sequence

import django
from django.core.management import (
    BaseCommand,
    call_command,
    execute_from_command_line,
    get_commands,
    load_command_class,
)
from django.db import connection

from careerpilot.local import environment
from careerpilot.local.console import say, write

USAGE = """The two commands of this project:
  manage.py up [--port N] [--no-demo]    run everything on this machine
  manage.py test [pytest arguments]      run every check and every test

"""


def command(arguments: Sequence[str]) -> int:
    """Run it with the local servers up for its own time, unless others are set."""
    lease = environment.fill("dev")
    if not arguments or arguments[0] in {"help", "-h", "--help"}:
        write(USAGE)
    elif lease is not None and needs_tables(arguments[0]):
        migrate_new_database()
    execute_from_command_line(["manage.py", *arguments])
    return 0


def needs_tables(name: str) -> bool:
    """Whether the command says of itself that it wants a migrated database."""
    django.setup()
    place = get_commands().get(name)
    if place is None:
        return False
    found = place if isinstance(place, BaseCommand) else load_command_class(place, name)
    return found.requires_migrations_checks


def migrate_new_database() -> None:
    if not connection.introspection.table_names():
        say("the database is new: migrating it first")
        call_command("migrate", verbosity=0)
