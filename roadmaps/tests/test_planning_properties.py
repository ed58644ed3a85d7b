"""What holds for every brief."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st

from roadmaps.planning import OutlineTask, feasibility, outline, pace, plan, replan
from roadmaps.planning.order import STAGES
from roadmaps.tests.briefs import HOURS, briefs, calendars, periods, states_of, walks

QUARTER = Decimal("0.25")
MANY = settings(max_examples=80, deadline=None)
SOME = settings(max_examples=30, deadline=None)


def weeks_of(planned):
    return [week for phase in planned.phases for week in phase.weeks]


def room(calendar, week):
    return calendar.quarters(week) * QUARTER


def missing_of(brief):
    return {
        (topic.skill_id, level)
        for topic in brief.topics
        for level in range(topic.from_level + 1, topic.to_level + 1)
    }


def loads(placed):
    """Hours by week of (week, spread) pairs."""
    found = Counter()
    for week, spread in placed:
        for place, hours in enumerate(spread):
            found[week + place] += hours
    return found


# --- the plan ---------------------------------------------------------------------------------


@MANY
@given(briefs())
def test_no_week_is_over_its_hours(brief):
    for week in weeks_of(plan(brief)):
        assert sum(task.hours_in(week.number) for task in week.tasks) == week.hours
        assert week.hours <= room(brief.calendar, week.number)


@MANY
@given(briefs())
def test_hours_are_whole_quarters_and_add_up(brief):
    planned = plan(brief)

    for task in planned.tasks:
        assert task.hours > 0
        assert task.hours % QUARTER == 0
        assert sum(task.spread) == task.hours
        assert (task.spread[0], task.spread[-1]) > (0, 0)
    assert planned.total_hours == sum(task.hours for task in planned.tasks)
    assert planned.total_hours == sum(week.hours for week in weeks_of(planned))
    assert planned.total_hours == sum(phase.hours for phase in planned.phases)
    assert planned.buffer_hours == sum(phase.buffer_hours for phase in planned.phases)


@MANY
@given(briefs())
def test_nothing_known_is_taught_and_every_missing_level_is_covered(brief):
    taught = {(task.skill_id, task.level) for task in plan(brief).tasks if task.skill_id}

    assert taught == missing_of(brief)


@MANY
@given(briefs())
def test_no_task_comes_before_its_prerequisite(brief):
    planned = plan(brief)
    place = {id(task): number for number, task in enumerate(planned.tasks)}
    needs = {topic.skill_id: topic.prerequisites for topic in brief.topics}
    for task in planned.tasks:
        for other in planned.tasks:
            below = other.skill_id == task.skill_id and (other.level or 0) < (task.level or 0)
            if task.skill_id and (below or other.skill_id in needs[task.skill_id]):
                assert place[id(other)] < place[id(task)]
                assert other.last_week <= task.week


@MANY
@given(briefs())
def test_tasks_follow_each_other_through_weeks_and_positions(brief):
    tasks = plan(brief).tasks

    places = [(task.phase, task.week, task.position) for task in tasks]
    assert places == sorted(places)
    for task, following in pairwise(tasks):
        assert task.last_week <= following.week
    for week, position in ((task.week, task.position) for task in tasks):
        assert position <= sum(task.week == week for task in tasks)


@MANY
@given(briefs(), HOURS)
def test_more_hours_a_week_never_end_later(brief, hours):
    fewer, more = sorted([brief.calendar.hours_per_week, hours])

    slow, fast = (
        plan(replace(brief, calendar=replace(brief.calendar, hours_per_week=one)))
        for one in (fewer, more)
    )

    assert fast.end <= slow.end
    assert fast.weeks <= slow.weeks
    assert fast.total_hours == slow.total_hours


@MANY
@given(briefs())
def test_each_phase_keeps_a_tenth_of_its_hours_in_reserve_and_no_week_more(brief):
    for phase in plan(brief).phases:
        numbers = [week.number for week in phase.weeks]
        wanted = phase.hours + phase.buffer_hours
        held = [room(brief.calendar, number) for number in numbers]

        assert phase.buffer_hours == Decimal(ceil(phase.hours * 4 / 10)) / 4
        assert sum(held[:-1]) < wanted <= sum(held)


@SOME
@given(briefs(), st.randoms())
def test_the_order_of_the_brief_changes_nothing(brief, random):
    mixed = tuple(
        replace(topic, resources=tuple(random.sample(topic.resources, len(topic.resources))))
        for topic in random.sample(brief.topics, len(brief.topics))
    )

    assert plan(replace(brief, topics=mixed)) == plan(brief) == plan(brief)


@MANY
@given(briefs())
def test_weeks_are_consecutive_and_dates_are_those_of_the_calendar(brief):
    planned = plan(brief)
    weeks = weeks_of(planned)

    assert [phase.number for phase in planned.phases] == [*range(1, len(planned.phases) + 1)]
    assert [week.number for week in weeks] == [*range(1, planned.weeks + 1)]
    assert [(week.starts, week.ends) for week in weeks] == [
        brief.calendar.days(week.number) for week in weeks
    ]
    assert planned.end == (weeks[-1].ends if weeks else brief.calendar.start)
    assert planned.work_end <= planned.end


@MANY
@given(briefs())
def test_milestones_stand_at_the_last_week_with_work_of_each_phase(brief):
    planned = plan(brief)

    assert [(one.title, one.week) for one in planned.milestones] == [
        (f"{phase.title} done", max(week.number for week in phase.weeks if week.tasks))
        for phase in planned.phases
    ]


@MANY
@given(briefs())
def test_each_phase_ends_in_one_project(brief):
    for phase in plan(brief).phases:
        tasks = [task for week in phase.weeks for task in week.tasks if task.week == week.number]
        projects = [task for task in tasks if task.skill_id is None]

        assert projects == tasks[-1:]
        assert Decimal(4) <= projects[0].hours <= Decimal(16)


@MANY
@given(briefs())
def test_nothing_that_matters_more_comes_in_a_later_phase_than_its_own(brief):
    own = {"essential": "Core", "important": "Breadth", "nice_to_have": "Extras"}
    importance = {topic.skill_id: topic.importance for topic in brief.topics}
    for phase in plan(brief).phases:
        for task in (task for week in phase.weeks for task in week.tasks if task.skill_id):
            assert STAGES.index(phase.title) <= STAGES.index(own[importance[task.skill_id]])


@MANY
@given(briefs())
def test_free_resources_only_means_that_nothing_costs_money(brief):
    tasks = plan(replace(brief, free_only=True)).tasks

    assert all(task.free is not False for task in tasks)


@SOME
@given(briefs(), st.randoms())
def test_the_outline_of_the_tasks_is_the_plan(brief, random):
    planned = plan(brief)
    titles = {phase.number: phase.title for phase in planned.phases}
    rows = [
        OutlineTask(
            id=f"{place:03}",
            phase=task.phase,
            phase_title=titles[task.phase],
            week=task.week,
            position=task.position,
            title=task.title,
            type=task.type,
            hours=task.hours,
            skill=task.skill,
            spread=task.spread,
        )
        for place, task in enumerate(planned.tasks)
    ]

    phases = outline(random.sample(rows, len(rows)))

    told = [week for phase in phases for week in phase["weeks"]]
    shown = [week for week in weeks_of(planned) if week.tasks]
    assert [(week["week"], week["focus"], week["learningGoals"]) for week in told] == [
        (week.number, week.focus, list(week.goals)) for week in shown
    ]
    assert [(task["title"], task["hours"]) for week in told for task in week["tasks"]] == [
        (task.title, float(task.hours_in(week.number))) for week in shown for task in week.tasks
    ]


@MANY
@given(briefs())
def test_days_off_hold_no_hours(brief):
    """Counted anew, day by day: a week holds the share of its days on which one learns."""
    calendar = brief.calendar
    for week in weeks_of(plan(brief)):
        days = [week.starts + timedelta(days=place) for place in range(7)]
        learning = [day for day in days if day.weekday() not in calendar.weekdays_off]
        free = [day for day in learning if not any(day in off for off in calendar.time_off)]
        assert week.hours * len(learning) <= calendar.hours_per_week * len(free)


@MANY
@given(briefs())
def test_no_phase_could_be_done_sooner(brief):
    for phase in plan(brief).phases:
        last = max(week.number for week in phase.weeks if week.tasks)
        before = [room(brief.calendar, one.number) for one in phase.weeks if one.number < last]
        assert sum(before) < phase.hours


# --- the deadline -----------------------------------------------------------------------------


@SOME
@given(briefs(), st.integers(-10, 400))
def test_verdict_and_ways_are_what_a_plan_with_them_shows(brief, days):
    wanted = replace(brief, deadline=brief.calendar.start + timedelta(days=days))
    found = feasibility(wanted)

    late = found.plan.work_end > wanted.deadline
    tight = found.plan.end > wanted.deadline >= found.plan.work_end
    expected = "impossible" if late else "tight" if tight else "fits"
    assert (found.plan, found.verdict) == (plan(brief), expected)
    assert [way.kind for way in found.ways] == (["hours", "later", "fewer"] if late else [])
    for way in found.ways:
        left = tuple(topic for topic in brief.topics if topic.skill_id not in way.dropped)
        hours = replace(brief.calendar, hours_per_week=way.hours_per_week)
        taken = plan(replace(brief, topics=left, calendar=hours))
        assert taken.end == way.end
        assert way.enough == (way.kind == "later" or way.end <= wanted.deadline)


@SOME
@given(briefs(), st.integers(0, 200))
def test_fewer_skills_never_leaves_out_what_is_needed(brief, days):
    found = feasibility(replace(brief, deadline=brief.calendar.start + timedelta(days=days)))

    for way in found.ways:
        kept = [
            topic
            for topic in brief.topics
            if topic.skill_id not in way.dropped and topic.is_missing
        ]
        assert not any(set(way.dropped) & topic.prerequisites for topic in kept)
        essential = {one.skill_id for one in brief.topics if one.importance == "essential"}
        assert not essential & set(way.dropped)


@SOME
@given(briefs(), st.integers(0, 300))
def test_no_fewer_hours_than_those_offered_would_do(brief, days):
    wanted = replace(brief, deadline=brief.calendar.start + timedelta(days=days))
    for way in feasibility(wanted).ways[:1]:
        less = way.hours_per_week - 1
        if way.enough and less > brief.calendar.hours_per_week:
            slower = replace(brief.calendar, hours_per_week=less)
            assert plan(replace(brief, calendar=slower)).end > wanted.deadline


# --- on the way -------------------------------------------------------------------------------


@MANY
@given(walks())
def test_planning_anew_moves_only_open_tasks_that_are_not_pinned(walk):
    tasks, calendar, today = walk
    moved = {move.task_id for move in replan(tasks, calendar, today).moves}

    free = {task.id for task in tasks if task.is_open and not task.pinned}
    assert moved <= free


def after(tasks, found):
    moves = {move.task_id: move for move in found.moves}
    return [
        replace(
            task,
            week=moves[task.id].week,
            spread=moves[task.id].spread,
            position=moves[task.id].position,
        )
        if task.id in moves
        else task
        for task in tasks
    ]


@MANY
@given(walks())
def test_planning_anew_leaves_no_week_over_its_hours_and_nothing_in_the_past(walk):
    tasks, calendar, today = walk
    this_week = calendar.week_of(today)
    later = [task for task in after(tasks, replan(tasks, calendar, today)) if task.is_open]

    pinned = loads((task.week, task.spread) for task in later if task.pinned)
    free = loads((task.week, task.spread) for task in later if not task.pinned)
    for week, hours in free.items():
        assert week >= this_week
        assert not hours or hours + pinned[week] <= room(calendar, week)


@MANY
@given(walks())
def test_planning_anew_keeps_all_that_is_left_and_its_order(walk):
    tasks, calendar, today = walk
    later = after(tasks, replan(tasks, calendar, today))

    for task in later:
        if task.is_open and not task.pinned:
            assert sum(task.spread) * 4 == task.quarters_left
    waiting = [one for one in later if one.status == "pending" and not one.pinned]
    by_place = sorted(waiting, key=lambda one: (one.phase, one.week, one.position))
    assert [one.id for one in by_place] == [one.id for one in waiting]


@MANY
@given(briefs())
def test_plan_that_nobody_touched_stays_as_it_is_on_its_first_day(brief):
    planned = plan(brief)
    found = replan(states_of(planned), brief.calendar, brief.calendar.start)

    assert found.moves == ()
    if planned.tasks:
        assert (found.work_end, found.end_after) == (planned.work_end, planned.end)


@MANY
@given(walks())
def test_planning_anew_twice_is_planning_anew_once(walk):
    tasks, calendar, today = walk
    later = after(tasks, replan(tasks, calendar, today))

    assert replan(later, calendar, today).moves == ()


@MANY
@given(walks())
def test_pace_adds_up_and_skipped_tasks_count_on_neither_side(walk):
    tasks, calendar, today = walk
    found = pace(tasks, calendar, today)
    counted = [task for task in tasks if task.status != "skipped"]

    assert found == pace(counted, calendar, today)
    assert found.difference == found.done - found.due
    assert found.done + found.left == sum(task.hours for task in counted)
    assert 0 <= found.due <= found.done + found.left
    assert found.replan_due == (found.missed_weeks >= 2)


@MANY
@given(walks())
def test_plan_without_moves_ends_when_it_did(walk):
    tasks, calendar, today = walk
    there = after(tasks, replan(tasks, calendar, today))
    found = replan(there, calendar, today)

    assert found.end_before == found.end_after >= found.work_end
    assert calendar.days(found.weeks)[1] == found.end_after
    told = pace(there, calendar, today)
    assert told.forecast == told.planned_end == found.end_after


@MANY
@given(walks(), st.integers(0, 60))
def test_what_is_due_and_missed_never_shrinks_with_time(walk, days):
    tasks, calendar, today = walk
    now, then = (pace(tasks, calendar, day) for day in (today, today + timedelta(days=days)))

    assert now.due <= then.due
    assert now.missed_weeks <= then.missed_weeks
    assert (now.done, now.left) == (then.done, then.left)


@MANY
@given(walks(), st.data())
def test_finishing_a_task_is_never_a_step_back(walk, data):
    tasks, calendar, today = walk
    open_tasks = [place for place, task in enumerate(tasks) if task.is_open]
    if not open_tasks:
        return
    place = data.draw(st.sampled_from(open_tasks))
    finished = [*tasks[:place], replace(tasks[place], status="completed"), *tasks[place + 1 :]]
    before, now = pace(tasks, calendar, today), pace(finished, calendar, today)

    assert now.due == before.due
    assert now.done - before.done == before.left - now.left > 0
    assert now.missed_weeks <= before.missed_weeks


@MANY
@given(calendars(), st.lists(periods(), max_size=4), st.integers(1, 40))
def test_weeks_follow_each_other_through_any_pauses(plain, pauses, week):
    calendar = replace(plain, pauses=tuple(pauses))
    first, last = calendar.days(week)
    days = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    running = [day for day in days if not any(day in pause for pause in pauses)]

    assert len(running) == 7
    assert {calendar.week_of(day) for day in running} == {week}
    assert calendar.week_of(last + timedelta(days=1)) == week + 1
    assert calendar.days(week + 1)[0] > last
    assert 0 <= room(calendar, week) <= calendar.hours_per_week
    assert calendar.days(week) == replace(calendar, pauses=tuple(pauses[::-1])).days(week)


@MANY
@given(calendars(), st.integers(1, 30), st.integers(0, 8))
def test_room_of_the_days_left_never_grows(calendar, week, days):
    first, _ = calendar.days(week)
    rooms = [
        calendar.quarters(week, since=first + timedelta(days=place))
        for place in (0, days, days + 1)
    ]

    assert rooms[0] == calendar.quarters(week)
    assert rooms == sorted(rooms, reverse=True)


@MANY
@given(briefs(), periods())
def test_pause_moves_all_that_comes_after_it_by_its_days(brief, pause):
    """What lies before the start of a plan is no pause of it."""
    before = brief.calendar
    paused = replace(before, pauses=(pause,))
    first = max(pause.first, before.start)
    stood = max((pause.last - first).days + 1, 0)
    for week in range(1, 30):
        for day, later in zip(before.days(week), paused.days(week), strict=True):
            assert (later - day).days == (stood if first <= day else 0)
            assert paused.week_of(later) == week
