import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from careerpilot.tests.model_server import model_server
from roadmaps.enums import ProposalStatus, TaskStatus
from roadmaps.jobs.revisions import undo_last
from roadmaps.jobs.wording import NOT_USABLE, ask_for_wording
from roadmaps.models import RoadmapProposal
from roadmaps.selectors.wordings import question_about, remarked
from roadmaps.services import wording as services
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GUIDE = "https://docs.example.org/joins"


@pytest.fixture
def roadmap():
    """Two open tasks, one done, one of the person's own."""
    plan = RoadmapFactory(career_path__title="Data Analyst")
    RoadmapTaskFactory(roadmap=plan, title="Joins", skill__name="SQL", description="Old words.")
    RoadmapTaskFactory(roadmap=plan, title="Charts", skill__name="Excel")
    done = {"status": TaskStatus.COMPLETED, "completed_at": NOW}
    RoadmapTaskFactory(roadmap=plan, title="Done", **done)
    RoadmapTaskFactory(roadmap=plan, title="Ask my aunt", own=True)
    return plan


@pytest.fixture
def model(settings):
    """Points the settings at a server with these answers."""
    servers = []

    def start(*answers):
        manager = model_server(*answers)
        server = manager.__enter__()
        servers.append(manager)
        settings.LLM_MODEL, settings.LLM_BASE_URL = "scripted", server.url
        return server

    yield start
    for manager in servers:
        manager.__exit__(None, None, None)


def said(*rows):
    return json.dumps({"tasks": list(rows)})


FIRST = {"task": 1, "description": "New words.", "links": [GUIDE]}
SECOND = {"task": 2, "description": "Draw three charts.", "links": []}


def ask(roadmap, now=NOW):
    return services.ask_wording(roadmap=roadmap, digest=question_about(roadmap).digest, now=now)


def answered(roadmap):
    proposal = ask(roadmap)
    ask_for_wording(proposal_id=str(proposal.pk))
    proposal.refresh_from_db()
    return proposal


def test_question_holds_open_tasks_of_the_plan_and_no_word_of_the_person(roadmap):
    assert json.loads(question_about(roadmap).text) == {
        "goal": "Data Analyst",
        "tasks": [
            {"task": 1, "title": "Joins", "skill": "SQL", "type": "course"},
            {"task": 2, "title": "Charts", "skill": "Excel", "type": "course"},
        ],
    }


def test_model_gets_the_question_that_was_shown_and_its_answer_waits(roadmap, model):
    server = model(said(FIRST, SECOND))
    shown = question_about(roadmap).text

    proposal = answered(roadmap)

    ((_, _, body),) = server.asked
    assert body["messages"][1]["content"] == shown
    assert (proposal.status, proposal.engine) == (ProposalStatus.OPEN, "scripted")
    assert [(one.task.title, one.description, one.links) for one in remarked(proposal)] == [
        ("Joins", "New words.", (GUIDE,)),
        ("Charts", "Draw three charts.", ()),
    ]
    assert roadmap.tasks.get(title="Joins").description == "Old words."


def test_second_click_finds_the_first_question_and_a_late_one_asks_again(roadmap, model):
    model()
    first = ask(roadmap)

    assert ask(roadmap, NOW + timedelta(seconds=60)) == first
    again = ask(roadmap, NOW + timedelta(seconds=120))
    first.refresh_from_db()
    assert (again == first, first.status) == (False, ProposalStatus.STALE)


def test_question_that_the_person_has_not_seen_is_not_sent(roadmap, model):
    model()
    seen = question_about(roadmap).digest
    RoadmapTaskFactory(roadmap=roadmap, title="New")

    with pytest.raises(services.WordingError, match="has changed"):
        services.ask_wording(roadmap=roadmap, digest=seen, now=NOW)
    assert not RoadmapProposal.objects.exists()


def test_nothing_is_asked_without_a_model(roadmap):
    with pytest.raises(services.WordingError, match="No language model"):
        ask(roadmap)


@pytest.mark.parametrize(
    ("answers", "failure"),
    [
        (("I would rather not.",), NOT_USABLE),
        ((401,), "scripted does not answer. You may ask it again."),
        (("",), "scripted gave an empty answer. You may ask it again."),
    ],
)
def test_answer_that_is_none_is_told_and_may_be_asked_for_again(answers, failure, roadmap, model):
    model(*answers, said(FIRST))

    failed = answered(roadmap)

    assert (failed.status, failed.failure) == (ProposalStatus.FAILED, failure)
    assert answered(roadmap).status == ProposalStatus.OPEN


def test_question_delivered_twice_is_stored_once(roadmap, model):
    server = model(said(FIRST))
    proposal = answered(roadmap)

    ask_for_wording(proposal_id=str(proposal.pk))

    assert len(server.asked) == 1


def test_accepted_remark_changes_words_and_links_and_nothing_else(roadmap, model):
    model(said(FIRST, SECOND))
    answered(roadmap)
    joins = roadmap.tasks.get(title="Joins")
    before = (joins.week_number, joins.position, joins.estimated_hours, joins.title)

    taken = services.accept_wording(roadmap=roadmap, chosen=[str(joins.pk)], now=NOW)

    joins.refresh_from_db()
    assert (taken, joins.description, joins.worded_by) == (1, "New words.", "scripted")
    assert joins.own_links == [GUIDE]
    assert (joins.week_number, joins.position, joins.estimated_hours, joins.title) == before
    assert roadmap.tasks.get(title="Charts").worded_by == ""


def test_accepted_wording_can_be_undone(roadmap, model):
    model(said(FIRST))
    answered(roadmap)
    joins = roadmap.tasks.get(title="Joins")
    services.accept_wording(roadmap=roadmap, chosen=[str(joins.pk)], now=NOW)

    undo_last(roadmap, at=NOW)

    joins.refresh_from_db()
    assert (joins.description, joins.worded_by, joins.own_links) == ("Old words.", "", [])


def test_accepting_twice_changes_nothing_more(roadmap, model):
    model(said(FIRST))
    answered(roadmap)
    chosen = [str(roadmap.tasks.get(title="Joins").pk)]

    assert services.accept_wording(roadmap=roadmap, chosen=chosen, now=NOW) == 1
    assert services.accept_wording(roadmap=roadmap, chosen=chosen, now=NOW) == 0


def test_remark_on_a_task_that_is_done_by_now_is_not_offered(roadmap, model):
    model(said(FIRST))
    proposal = answered(roadmap)
    roadmap.tasks.filter(title="Joins").update(status=TaskStatus.SKIPPED)

    assert remarked(proposal) == []


# --- the page ---------------------------------------------------------------------------------


def page_of(roadmap):
    return reverse("roadmaps:wording", args=[roadmap.pk])


def test_page_shows_all_that_would_be_sent_and_where(client, roadmap, model):
    model()
    client.force_login(roadmap.user)

    html = client.get(page_of(roadmap)).content.decode()

    assert "This goes to scripted at 127.0.0.1" in html
    assert "&quot;title&quot;: &quot;Joins&quot;" in html
    assert "Ask my aunt" not in html


@pytest.mark.parametrize("configured", [True, False])
def test_roadmap_leads_to_the_wording_only_where_there_is_a_model(
    configured, client, roadmap, model
):
    if configured:
        model()
    client.force_login(roadmap.user)

    html = client.get(roadmap.get_absolute_url()).content.decode()

    assert (f'href="{page_of(roadmap)}"' in html) is configured


def test_page_without_a_model_says_so_and_offers_nothing(client, roadmap):
    client.force_login(roadmap.user)

    html = client.get(page_of(roadmap)).content.decode()

    assert "No language model is set up here" in html
    assert "Send it and ask" not in html


@pytest.mark.usefixtures("_work_at_once")
def test_person_asks_keeps_one_remark_and_sees_who_wrote_it(
    client, roadmap, model, django_capture_on_commit_callbacks
):
    model(said(FIRST, SECOND))
    client.force_login(roadmap.user)
    digest = question_about(roadmap).digest
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("roadmaps:wording_ask", args=[roadmap.pk]), {"digest": digest})
    assert "Draw three charts." in client.get(page_of(roadmap)).content.decode()

    charts = roadmap.tasks.get(title="Charts")
    decide = reverse("roadmaps:wording_decide", args=[roadmap.pk])
    response = client.post(decide, {"decision": "accept", "task": [charts.pk]}, follow=True)

    assert "1 task worded anew." in response.content.decode()
    charts.refresh_from_db()
    assert (charts.description, charts.worded_by) == ("Draw three charts.", "scripted")


def test_keeping_nothing_closes_the_proposal(client, roadmap, model):
    model(said(FIRST))
    proposal = answered(roadmap)
    client.force_login(roadmap.user)

    client.post(reverse("roadmaps:wording_decide", args=[roadmap.pk]), {"decision": "decline"})

    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.DECLINED


@pytest.mark.parametrize("name", ["wording", "wording_ask", "wording_decide"])
def test_wording_of_another_persons_roadmap_is_not_there(name, client, roadmap):
    client.force_login(UserFactory())
    address = reverse(f"roadmaps:{name}", args=[roadmap.pk])
    send = client.get if name == "wording" else client.post

    assert send(address).status_code == 404
