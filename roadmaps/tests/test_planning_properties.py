"""What holds for every brief."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.planning import Brief, OutlineTask, Resource, Topic, outline, plan

HOURS = st.integers(100, 6000).map(lambda hundredths: Decimal(hundredths) / 100)


@st.composite
def resources(draw):
    return Resource(
        title=draw(st.sampled_from(["Tour", "Handbook", "Exercises", "Capstone"])),
        url=draw(st.none() | st.just("https://example.org/tour")),
        type=draw(st.sampled_from(["course", "project", "reading", "practice"])),
        level=draw(st.integers(1, 4)),
        hours=draw(st.integers(1, 40_000).map(lambda n: Decimal(n) / 1000)),
        free=draw(st.booleans()),
    )


@st.composite
def topics(draw, number):
    return Topic(
        skill_id=f"skill-{number}",
        name=f"Skill {number}",
        importance=draw(st.sampled_from(["essential", "important", "nice_to_have"])),
        from_level=draw(st.integers(0, 4)),
        to_level=draw(st.integers(1, 3)),
        resources=tuple(draw(st.lists(resources(), max_size=4))),
    )


@st.composite
def briefs(draw):
    count = draw(st.integers(0, 5))
    return Brief(tuple(draw(topics(n)) for n in range(count)), draw(HOURS), date(2026, 11, 23))


def weeks_of(planned):
    return [week for phase in planned.phases for week in phase.weeks]


def tasks_of(planned):
    return [task for week in weeks_of(planned) for task in week.tasks]


def steps_of(brief):
    return [
        (topic, level)
        for topic in brief.topics
        for level in range(topic.from_level + 1, topic.to_level + 1)
    ]


def by_level(step):
    topic, level = step
    return level, topic.name


@given(briefs())
def test_no_week_is_empty_or_over_its_hours(brief):
    for week in weeks_of(plan(brief)):
        assert 0 < sum(task.hours for task in week.tasks) <= brief.hours_per_week


@given(briefs())
def test_hours_are_whole_quarters_and_add_up(brief):
    planned = plan(brief)

    assert all(task.hours > 0 and task.hours % Decimal("0.25") == 0 for task in tasks_of(planned))
    assert planned.total_hours == sum(task.hours for task in tasks_of(planned))


@given(briefs())
def test_nothing_known_is_taught_and_every_missing_skill_is_covered(brief):
    missing = {topic.skill_id for topic, _ in steps_of(brief)}

    assert {task.skill_id for task in tasks_of(plan(brief))} == missing


@given(briefs())
def test_the_time_planned_is_the_time_of_the_missing_steps(brief):
    """Counted anew from the brief: resources of missing levels, practice, and the proofs."""
    expected = Decimal(0)
    for topic, level in steps_of(brief):
        fitting = [ceil(each.hours * 4) for each in topic.resources if each.level == level]
        expected += Decimal(sum(fitting)) / 4 or {1: 8, 2: 16, 3: 24}[level]
        if topic.importance == "essential" and level == topic.to_level:
            expected += 6

    assert plan(brief).total_hours == expected


@given(briefs(), HOURS)
def test_more_hours_a_week_never_end_later(brief, hours):
    fewer, more = sorted([brief.hours_per_week, hours])

    slow = plan(replace(brief, hours_per_week=fewer))
    fast = plan(replace(brief, hours_per_week=more))

    assert fast.end <= slow.end
    assert fast.weeks <= slow.weeks
    assert fast.total_hours == slow.total_hours


@given(briefs())
def test_no_phase_could_be_shorter(brief):
    capacity = Decimal(floor(brief.hours_per_week * 4)) / 4
    for phase in plan(brief).phases:
        total = sum(task.hours for week in phase.weeks for task in week.tasks)
        assert len(phase.weeks) == ceil(total / capacity)


@given(briefs(), st.randoms())
def test_the_order_of_the_brief_changes_nothing(brief, random):
    mixed = tuple(
        replace(topic, resources=tuple(random.sample(topic.resources, len(topic.resources))))
        for topic in random.sample(brief.topics, len(brief.topics))
    )

    assert plan(replace(brief, topics=mixed)) == plan(brief) == plan(brief)


@given(briefs())
def test_numbers_and_dates_are_consecutive(brief):
    planned = plan(brief)
    weeks = weeks_of(planned)

    assert [phase.number for phase in planned.phases] == [*range(1, len(planned.phases) + 1)]
    assert [week.number for week in weeks] == [*range(1, planned.weeks + 1)]
    assert [week.starts for week in weeks] == [
        brief.start + timedelta(weeks=n) for n in range(planned.weeks)
    ]
    assert planned.end == (weeks[-1].starts + timedelta(days=6) if weeks else brief.start)
    for week in weeks:
        places = [(task.week, task.phase, task.position) for task in week.tasks]
        assert places == [(week.number, week.phase, n + 1) for n in range(len(week.tasks))]


@given(briefs())
def test_milestones_stand_at_the_end_of_each_phase(brief):
    planned = plan(brief)

    assert [(m.title, m.week, m.date) for m in planned.milestones] == [
        (f"{phase.title} done", phase.weeks[-1].number, phase.weeks[-1].ends)
        for phase in planned.phases
    ]


@given(briefs())
def test_what_matters_more_comes_first(brief):
    rising = ["high", "medium", "low"]

    priorities = [rising.index(task.priority) for task in tasks_of(plan(brief))]

    assert priorities == sorted(priorities)


@given(briefs())
def test_each_phase_teaches_what_its_title_says(brief):
    wanted = {
        "Foundations": {
            (t, n) for t, n in steps_of(brief) if t.importance == "essential" and n == 1
        },
        "Core": {(t, n) for t, n in steps_of(brief) if t.importance == "essential" and n > 1},
        "Breadth": {(t, n) for t, n in steps_of(brief) if t.importance == "important"},
        "Extras": {(t, n) for t, n in steps_of(brief) if t.importance == "nice_to_have"},
    }
    names = {1: "beginner", 2: "intermediate", 3: "advanced"}

    told = [(phase.title, phase.goals) for phase in plan(brief).phases]

    assert told == [
        (title, tuple(f"{t.name} at {names[n]} level" for t, n in sorted(steps, key=by_level)))
        for title, steps in wanted.items()
        if steps
    ]


@given(briefs(), st.randoms())
def test_the_outline_of_the_tasks_is_the_plan(brief, random):
    planned = plan(brief)
    names = {topic.skill_id: topic.name for topic in brief.topics}
    rows = [
        OutlineTask(
            id=f"{task.week}-{task.position}",
            phase=task.phase,
            phase_title=phase.title,
            week=task.week,
            position=task.position,
            title=task.title,
            type=task.type,
            hours=task.hours,
            skill=names[task.skill_id],
        )
        for phase in planned.phases
        for week in phase.weeks
        for task in week.tasks
    ]

    phases = outline(random.sample(rows, len(rows)))

    assert [(p["phase"], p["title"], p["duration"]) for p in phases] == [
        (p.number, p.title, "1 week" if len(p.weeks) == 1 else f"{len(p.weeks)} weeks")
        for p in planned.phases
    ]
    told = [week for phase in phases for week in phase["weeks"]]
    assert [(w["week"], w["focus"], w["learningGoals"]) for w in told] == [
        (week.number, week.focus, list(week.goals)) for week in weeks_of(planned)
    ]
    assert [(t["title"], t["hours"]) for w in told for t in w["tasks"]] == [
        (task.title, float(task.hours)) for task in tasks_of(planned)
    ]
