from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils.timezone import localdate, now

from roadmaps.enums import ProposalStatus, RoadmapStatus, TaskStatus
from roadmaps.jobs.replanning import replan_due
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapRevision, StudyTime
from roadmaps.selectors.replans import prospect_of
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db


def behind(user, *, weeks=3, tasks=4, **values):
    """A roadmap that began so many weeks ago today, with a week's work in each of its weeks."""
    start = localdate() - timedelta(weeks=weeks)
    values = {"target_end_date": None, **values}
    roadmap = RoadmapFactory(user=user, start_date=start, duration_weeks=tasks, **values)
    for week in range(1, tasks + 1):
        RoadmapTaskFactory(
            roadmap=roadmap,
            title=f"Task of week {week}",
            skill=None,
            week_number=week,
            position=1,
            estimated_hours=Decimal(8),
            spread=[Decimal(8)],
        )
    return roadmap


def url(roadmap):
    return reverse("roadmaps:replan", args=[roadmap.pk])


def text(client, address):
    return " ".join(client.get(address).content.decode().split())


def digest(roadmap):
    return prospect_of(Roadmap.objects.get(pk=roadmap.pk), today=localdate()).digest


def weeks(roadmap):
    return list(roadmap.tasks.order_by("title").values_list("week_number", flat=True))


def accept(client, roadmap, seen):
    return client.post(url(roadmap), {"decision": "accept", "digest": seen}, follow=True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_replan_asks_a_stranger_to_log_in(client, method):
    address = url(RoadmapFactory())

    response = getattr(client, method)(address)

    assert response.url == f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_replan_of_someone_else_is_not_found(client, member, method):
    other = behind(RoadmapFactory().user)

    response = getattr(client, method)(url(other), {"decision": "accept", "digest": digest(other)})

    assert response.status_code == 404
    assert weeks(other) == [1, 2, 3, 4]


@pytest.mark.parametrize("tasks", [1, 12])
def test_preview_costs_the_same_queries_for_any_number_of_tasks(
    client, member, tasks, django_assert_num_queries
):
    roadmap = behind(member, tasks=tasks)

    # Session, user, roadmap, its tasks, and the person's week.
    with django_assert_num_queries(5):
        html = text(client, url(roadmap))

    assert html.count('data-label="New"') == tasks


def test_preview_shows_weeks_and_ends_before_and_after_and_changes_nothing(client, member):
    roadmap = behind(member)
    plan = prospect_of(roadmap, today=localdate()).plan

    html = text(client, url(roadmap))

    assert "Task of week 1</a>" in html
    assert f"{plan.end_before:%-d %b %Y}" in html
    assert f"{plan.end_after:%-d %b %Y}" in html
    assert f'name="digest" value="{digest(roadmap)}"' in html
    assert weeks(roadmap) == [1, 2, 3, 4]
    assert RoadmapProposal.objects.count() == 0


def test_preview_says_what_stays_and_how_much_of_it(client, member):
    roadmap = behind(member)
    roadmap.tasks.filter(week_number=1).update(status=TaskStatus.COMPLETED)
    roadmap.tasks.filter(week_number=2).update(status=TaskStatus.SKIPPED)

    html = text(client, url(roadmap))

    assert "stays where it is: 1 done, 1 skipped and 0 pinned tasks." in html


def test_preview_offers_to_decline_only_what_is_offered(client, member):
    due, asked_for = behind(member), behind(member, weeks=1)

    assert 'value="decline"' in text(client, url(due))
    assert 'value="decline"' not in text(client, url(asked_for))
    assert 'value="accept"' in text(client, url(asked_for))


def test_preview_says_when_nothing_has_to_move(client, member):
    html = text(client, url(behind(member, weeks=0)))

    assert "Nothing has to move" in html
    assert 'value="accept"' not in html


@pytest.mark.parametrize("status", ["paused", "abandoned"])
def test_preview_of_a_roadmap_that_is_not_active_says_so(client, member, status):
    html = text(client, url(behind(member, status=status)))

    assert f"This roadmap is {status}" in html
    assert 'value="accept"' not in html


def test_preview_names_the_three_ways_out_with_their_ends(client, member):
    deadline = localdate() + timedelta(weeks=4)
    roadmap = behind(member, deadline=deadline)
    roadmap.tasks.filter(week_number=4).update(priority="low")

    html = text(client, url(roadmap))

    end = prospect_of(Roadmap.objects.get(pk=roadmap.pk), today=localdate()).plan.end_after
    assert "With 9 hours a week instead of 8, the plan ends on" in html
    assert f"choose {end:%-d %B %Y} or later" in html
    assert "If you skip these, the plan ends on" in html
    assert html.count(f'{reverse("roadmaps:edit", args=[roadmap.pk])}#settings"') == 2


def test_preview_without_a_deadline_has_no_ways_out(client, member):
    assert "To be done by your deadline" not in text(client, url(behind(member)))


def test_preview_shows_text_as_text(client, member):
    roadmap = behind(member)
    roadmap.tasks.update(title="<script>x</script>")

    html = text(client, url(roadmap))

    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_a_plan_that_cannot_be_laid_out_leads_back_with_the_reason(client, member):
    roadmap = behind(member)
    StudyTime.objects.create(user=member, weekdays_off=[*range(7)])

    response = client.get(url(roadmap))

    assert response.url == roadmap.get_absolute_url()
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "It cannot be planned anew. Leave at least one day of the week to learn on."
    ]
    assert weeks(roadmap) == [1, 2, 3, 4]


def test_accepting_moves_the_plan_and_says_how_to_undo_it(client, member):
    roadmap = behind(member)
    replan_due(at=now())

    response = accept(client, roadmap, digest(roadmap))

    assert response.redirect_chain == [(roadmap.get_absolute_url(), 302)]
    assert "Planned anew. You may undo it" in response.content.decode()
    assert weeks(roadmap) == [4, 5, 6, 7]
    assert RoadmapProposal.objects.get().status == ProposalStatus.ACCEPTED


def test_accepting_in_a_second_tab_changes_nothing_more(client, member):
    roadmap = behind(member)
    seen = digest(roadmap)
    accept(client, roadmap, seen)

    response = accept(client, roadmap, seen)

    assert "Your plan is up to date" in response.content.decode()
    assert RoadmapRevision.objects.count() == 1


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_accepting_what_is_out_of_date_shows_the_new_plan(client, member, seen):
    roadmap = behind(member)

    response = accept(client, roadmap, seen)

    assert response.redirect_chain == [(url(roadmap), 302)]
    assert "Your roadmap has changed meanwhile." in response.content.decode()
    assert weeks(roadmap) == [1, 2, 3, 4]


@pytest.mark.parametrize("decision", ["decline", "", "nonsense"])
def test_declining_keeps_the_plan(client, member, decision):
    roadmap = behind(member)
    replan_due(at=now())

    response = client.post(url(roadmap), {"decision": decision}, follow=True)

    roadmap.refresh_from_db()
    assert response.redirect_chain == [(roadmap.get_absolute_url(), 302)]
    assert (weeks(roadmap), roadmap.replan_declined_on) == ([1, 2, 3, 4], localdate())
    assert RoadmapProposal.objects.get().status == ProposalStatus.DECLINED


def test_accepting_for_a_paused_roadmap_is_refused_in_words(client, member):
    roadmap = behind(member, status=RoadmapStatus.PAUSED)

    response = accept(client, roadmap, "x")

    assert "This roadmap is paused." in response.content.decode()


def test_roadmap_offers_the_new_plan_that_waits(client, member):
    roadmap = behind(member)
    replan_due(at=now())

    html = text(client, roadmap.get_absolute_url())

    assert "3 weeks are over with open work. What is done, skipped or pinned stays" in html
    assert f'href="{url(roadmap)}"' in html


def test_roadmap_of_which_a_new_plan_was_declined_does_not_push(client, member):
    roadmap = behind(member, replan_declined_on=localdate())

    assert "You kept your plan as it was." in text(client, roadmap.get_absolute_url())


def test_roadmap_whose_new_plan_was_taken_back_does_not_push(client, member):
    roadmap = behind(member)
    accept(client, roadmap, digest(roadmap))

    client.post(reverse("roadmaps:undo", args=[roadmap.pk]))
    swept = replan_due(at=now())

    assert (weeks(roadmap), swept.proposed) == ([1, 2, 3, 4], 0)
    assert "You kept your plan as it was." in text(client, roadmap.get_absolute_url())


def test_roadmap_shows_its_pace_in_hours(client, member):
    roadmap = behind(member, weeks=2)
    roadmap.tasks.filter(week_number=1).update(status=TaskStatus.COMPLETED)

    html = text(client, roadmap.get_absolute_url())

    assert "By today the plan holds 16 h, and you have done 8 h." in html
    assert "Behind by" in html


def test_paused_roadmap_says_since_when_the_clock_stands(client, member):
    since = localdate() - timedelta(days=3)
    roadmap = behind(member, status="paused", status_since=since, pauses=[DateRange(since, None)])

    html = text(client, roadmap.get_absolute_url())

    assert f"The clock stands since {since:%-d %B %Y}." in html
    assert "See what a new plan would change" not in html


def test_finished_roadmap_says_when_it_was_done_instead_of_a_pace(client, member):
    ended = localdate() - timedelta(days=3)
    roadmap = behind(member, status="completed", actual_end_date=ended)

    html = text(client, roadmap.get_absolute_url())

    assert f"You were done on {ended:%-d %B %Y}. There is no pace to keep any more." in html
    assert ("Behind by" in html, "See what a new plan would change" in html) == (False, False)


def test_abandoned_roadmap_says_since_when_instead_of_a_pace(client, member):
    since = localdate() - timedelta(days=3)
    roadmap = behind(member, status="abandoned", status_since=since)

    html = text(client, roadmap.get_absolute_url())

    assert f"You gave this roadmap up on {since:%-d %B %Y}. Resume it to see its pace." in html
    assert ("Behind by" in html, "See what a new plan would change" in html) == (False, False)


def test_list_says_that_a_new_plan_waits(client, member):
    behind(member)
    assert "A new plan waits for you" not in text(client, reverse("roadmaps:list"))

    replan_due(at=now())

    assert "A new plan waits for you" in text(client, reverse("roadmaps:list"))
