import json

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from roadmaps.management.benchmark.replan_due import Report, lines
from roadmaps.models import Roadmap, RoadmapProposal
from roadmaps.tests.factories import RoadmapFactory

pytestmark = pytest.mark.django_db


def measured(roadmaps):
    return json.loads(call_command("benchmark", "replan_due", roadmaps=roadmaps, as_json=True))


def test_every_roadmap_of_the_benchmark_is_planned_anew():
    report = measured(3)

    assert (report["roadmaps"], report["proposed"], report["tasks"]) == (3, 3, 20)
    assert report["seconds"] > 0 < report["floor"]


def test_the_benchmark_measures_nobody_elses_roadmaps_and_leaves_the_database_as_it_was():
    mine = RoadmapFactory(start_date="2026-01-05", target_end_date=None)

    assert measured(2)["roadmaps"] == 2
    assert list(Roadmap.objects.all()) == [mine]
    assert list(User.objects.all()) == [mine.user]
    assert RoadmapProposal.objects.count() == 0


def test_the_report_prints_the_rates_and_their_ratio():
    report = Report(roadmaps=1000, tasks=20, proposed=1000, seconds=4.0, floor=2.0)

    assert lines(report) == [
        "1,000 roadmaps of 20 tasks, 1,000 of them planned anew",
        "  replan_due: 4.0 s, 250 roadmaps a second",
        "  floor, the same rows read and written without planning: 2.0 s, 500 a second",
        "  replan_due takes 2.00 times the floor",
    ]


def test_a_benchmark_of_no_roadmaps_is_refused():
    with pytest.raises(CommandError, match="There must be roadmaps"):
        call_command("benchmark", "replan_due", roadmaps=0)
