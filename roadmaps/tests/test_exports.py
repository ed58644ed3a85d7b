import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from roadmaps.enums import TaskStatus
from roadmaps.selectors import as_document, as_markdown, roadmaps_with_tasks
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import Level

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def fetched(roadmap):
    return roadmaps_with_tasks(owner=roadmap.user).get(pk=roadmap.pk)


@pytest.fixture
def roadmap():
    plan = RoadmapFactory(
        title="Becoming a Data Analyst", description="Two weeks.", career_path__title="Data Analyst"
    )
    RoadmapTaskFactory(
        roadmap=plan,
        title="Read *joins*",
        skill__name="SQL",
        level=Level.BEGINNER,
        status=TaskStatus.COMPLETED,
        completed_at=datetime(2026, 11, 5, 9, tzinfo=UTC),
        actual_hours=Decimal("3.5"),
        link="https://example.org/joins",
        free=True,
    )
    RoadmapTaskFactory(
        roadmap=plan,
        title="Charts",
        skill=None,
        week_number=2,
        estimated_hours=10,
        spread=[Decimal(4), Decimal(6)],
        notes="# not a heading",
        proof_link="https://example.org/proof",
    )
    RoadmapTaskFactory(roadmap=plan, title="Left out", week_number=2, status=TaskStatus.SKIPPED)
    return plan


def test_document_holds_the_plan_and_every_column_of_a_task(roadmap):
    document = as_document(fetched(roadmap), today=TODAY)

    assert {key: document[key] for key in ("format", "exported_on", "title", "career")} == {
        "format": "careerpilot-roadmap-1",
        "exported_on": "2026-11-20",
        "title": "Becoming a Data Analyst",
        "career": "Data Analyst",
    }
    assert document["tasks"][0] == {
        "phase": 1,
        "phase_title": "Foundations",
        "week": 1,
        "last_week": 1,
        "position": document["tasks"][0]["position"],
        "title": "Read *joins*",
        "description": "",
        "skill": "SQL",
        "level": "beginner",
        "type": "course",
        "priority": "high",
        "status": "completed",
        "estimated_hours": 4.0,
        "actual_hours": 3.5,
        "completed_on": "2026-11-05",
        "pinned": False,
        "own": False,
        "link": "https://example.org/joins",
        "free": True,
        "own_links": [],
        "proof_link": None,
        "notes": None,
    }
    assert [(task["week"], task["last_week"]) for task in document["tasks"][1:]] == [(2, 3), (2, 2)]


def test_markdown_is_a_list_to_tick_in_which_text_stays_text(roadmap):
    assert as_markdown(fetched(roadmap)) == (
        "# Becoming a Data Analyst\n"
        "\n"
        "Two weeks.\n"
        "\n"
        "- From 2 November 2026 to 29 November 2026\n"
        "- 8 hours a week\n"
        "- 0 % done\n"
        "\n"
        "## 1. Foundations\n"
        "\n"
        "### Week 1\n"
        "\n"
        "- [x] Read \\*joins\\* (4 h)\n"
        "  - <https://example.org/joins>\n"
        "\n"
        "### Week 2\n"
        "\n"
        "- [ ] Charts (10 h)\n"
        "  - <https://example.org/proof>\n"
        "  > \\# not a heading\n"
        "- [-] Left out (4 h)\n"
    )


@pytest.mark.parametrize(
    ("name", "ending", "kind"),
    [("export_json", "json", "application/json"), ("export_markdown", "md", "text/markdown")],
)
def test_file_comes_as_an_attachment(name, ending, kind, client, roadmap):
    client.force_login(roadmap.user)
    response = client.get(reverse(f"roadmaps:{name}", args=[roadmap.pk]))

    assert (response.status_code, response["Content-Type"].split(";")[0]) == (200, kind)
    expected = f'attachment; filename="becoming-a-data-analyst.{ending}"'
    assert response["Content-Disposition"] == expected


def test_file_costs_three_queries_more_than_the_session(client, roadmap, django_assert_num_queries):
    client.force_login(roadmap.user)

    with django_assert_num_queries(5):  # session, person, roadmap, tasks, study time
        client.get(reverse("roadmaps:export_json", args=[roadmap.pk]))


def test_json_file_is_the_document(client, roadmap):
    client.force_login(roadmap.user)
    response = client.get(reverse("roadmaps:export_json", args=[roadmap.pk]))

    assert [task["title"] for task in json.loads(response.content)["tasks"]] == [
        "Read *joins*",
        "Charts",
        "Left out",
    ]


@pytest.mark.parametrize("name", ["export_json", "export_markdown"])
def test_roadmap_of_another_person_is_not_there(name, client, roadmap):
    client.force_login(UserFactory())

    assert client.get(reverse(f"roadmaps:{name}", args=[roadmap.pk])).status_code == 404
