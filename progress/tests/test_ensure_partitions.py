import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from careerpilot.postgresql.partitions import months_from

pytestmark = pytest.mark.django_db


def test_command_makes_the_partitions_of_four_months_and_names_them(capsys):
    call_command("ensure_partitions")

    assert capsys.readouterr().out.splitlines() == [
        f"progress_{month:%Y_%m} is made." for month in months_from(localdate(), 4)
    ]


def test_command_has_nothing_to_do_the_second_time(capsys):
    call_command("ensure_partitions")
    capsys.readouterr()

    call_command("ensure_partitions")

    assert capsys.readouterr().out == "Every partition is there.\n"
