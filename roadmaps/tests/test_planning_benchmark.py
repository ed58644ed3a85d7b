import json

import pytest
from django.core.management import CommandError

from roadmaps.management.benchmark.plan import LIMITS, Report, Timing, lines, run, sample


def test_the_report_times_planning_beside_its_floor():
    report = json.loads(run(skills=12, rounds=2, as_json=True))

    assert report["skills"] == 12
    assert report["tasks"] > 12
    assert [one["what"] for one in report["timings"]] == ["plan", "feasibility", "pace", "replan"]
    assert all(0 < one["floor"] < one["median"] <= one["p95"] for one in report["timings"])


def test_the_sample_is_the_same_each_time_and_has_prerequisites():
    made = sample(30)

    assert made == sample(30)
    assert all(topic.is_missing for topic in made.topics)
    assert any(topic.prerequisites for topic in made.topics)


@pytest.mark.parametrize(
    ("p95", "said"),
    [(50.0, "All within their limits at p95."), (50.1, "Over the limit at p95: plan")],
)
def test_the_report_says_what_is_too_slow(p95, said):
    report = Report(60, 100, 50, (Timing("plan", 1.0, p95, 0.1), Timing("pace", 1.0, 999.0, 0.1)))

    assert LIMITS["plan"] == 50
    assert lines(report)[-1] == said


@pytest.mark.parametrize(("skills", "rounds"), [(0, 5), (-1, 5), (5, 1)])
def test_too_little_to_measure_is_refused(skills, rounds):
    with pytest.raises(CommandError, match="There must be skills, and 2 rounds at least"):
        run(skills=skills, rounds=rounds, as_json=False)
