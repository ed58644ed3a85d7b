"""Whole answers: the person's own figures, and the next step where there are none."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from chat.answering import (
    CareerFact,
    CertificationFact,
    CVFact,
    Facts,
    Intent,
    Pages,
    ProgressFact,
    RoadmapFact,
    SkillFact,
    Source,
    SourceKind,
    TaskFact,
    answer,
)

PAGES = Pages("/skills/", "/careers/", "/roadmaps/", "/progress/", "/certifications/", "/cv/")
SOON = timedelta(days=90)
NOBODY = Facts(name="Ana", today=date(2026, 11, 18), pages=PAGES, expires_soon=SOON)

SQL_TOUR = TaskFact(1, "A tour of SQL", Decimal("4.00"), "completed", "/tasks/1/")
SQL_DRILLS = TaskFact(2, "SQL drills", Decimal("2.50"), "pending", "/tasks/2/")
EXCEL = TaskFact(3, "Excel basics", Decimal(1), "pending", "/tasks/3/")
REPORT = TaskFact(3, "Write a report", Decimal(3), "pending", "/tasks/4/")
TRAIL = TaskFact(4, "R by trail", Decimal(2), "skipped", "/tasks/5/")
BECOMING = RoadmapFact(
    title="Becoming a Data Analyst",
    url="/roadmaps/1/",
    percent=Decimal("38.09"),
    status="active",
    start=date(2026, 11, 2),
    end=date(2026, 11, 29),
    tasks=(SQL_TOUR, SQL_DRILLS, EXCEL, REPORT, TRAIL),
)
ANALYST = CareerFact(
    "Data Analyst", "/careers/1/", 62, ("SQL", "Git"), ("R", "Tableau"), ("Excel",)
)
ENGINEER = CareerFact("Data Engineer", "/careers/2/", 41, ("SQL",), ("Spark",))
NURSE = CareerFact("Nurse", "/careers/3/", 0, (), ("Anatomy",))
ANA = Facts(
    name="Ana",
    today=date(2026, 11, 18),
    pages=PAGES,
    expires_soon=SOON,
    skills=(
        SkillFact("SQL", "advanced", "cv_parsed", "/skills/1/"),
        SkillFact("Excel", "beginner", "manual", "/skills/2/"),
    ),
    careers=(ANALYST, ENGINEER, NURSE),
    roadmaps=(BECOMING,),
    certifications=(
        CertificationFact("Scrum Master", "Scrum.org", None, "/certifications/1/"),
        CertificationFact("AWS Architect", "Amazon", date(2027, 6, 1), "/certifications/2/"),
        CertificationFact("First Aid", "Red Cross", date(2026, 12, 1), "/certifications/3/"),
        CertificationFact("Fire Safety", "Town", date(2026, 1, 31), "/certifications/4/"),
    ),
    progress=ProgressFact(Decimal("2.5"), Decimal(10), 4, date(2026, 11, 17), "/progress/"),
    cv=CVFact("parsed", "ana.pdf", date(2026, 10, 30), "/cv/1/"),
)
ROADMAP = Source("Becoming a Data Analyst", "/roadmaps/1/", SourceKind.ROADMAP)


def said(question, facts=ANA):
    return answer(question, facts).text


def with_roadmap(**changes):
    return replace(ANA, roadmaps=(replace(BECOMING, **changes),))


# --- work -----------------------------------------------------------------------------------


def test_next_task_is_the_earliest_open_one():
    reply = answer("What is my next task?", ANA)

    assert reply.text == (
        'Your next task is "SQL drills" (2.5 hours). '
        "It stands in week 2 of Becoming a Data Analyst."
    )
    assert reply.sources == (Source("SQL drills", "/tasks/2/", SourceKind.TASK), ROADMAP)


def test_next_task_is_the_one_that_was_begun():
    facts = with_roadmap(tasks=(SQL_DRILLS, replace(REPORT, status="in_progress", hours=None)))

    assert said("what's next?", facts) == (
        'You have begun "Write a report". It stands in week 3 of Becoming a Data Analyst.'
    )


def test_next_task_of_finished_work_is_another_roadmap():
    assert said("What is my next task?", with_roadmap(tasks=(SQL_TOUR, TRAIL))) == (
        "No task is open in Becoming a Data Analyst. Plan another roadmap to go on."
    )


def test_this_week_lists_its_open_tasks_and_what_is_late():
    reply = answer("What is planned this week?", ANA)

    assert reply.text == (
        "Week 3 of Becoming a Data Analyst has 2 open tasks, 4 hours in all: "
        '"Excel basics" (1 hour) and "Write a report" (3 hours). '
        "1 task of earlier weeks is still open."
    )
    assert [source.url for source in reply.sources] == ["/tasks/3/", "/tasks/4/", "/roadmaps/1/"]


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date(2026, 11, 1), "Becoming a Data Analyst starts on 2 November 2026."),
        (date(2026, 11, 8), "Nothing is left to do in week 1 of Becoming a Data Analyst."),
        (
            date(2026, 12, 20),
            (
                "The last week of Becoming a Data Analyst is over. "
                "3 tasks of earlier weeks are still open."
            ),
        ),
    ],
)
def test_this_week_before_between_and_after_the_work(today, text):
    assert said("What is planned this week?", replace(ANA, today=today)) == text


def test_this_week_without_a_start_is_that_of_the_first_open_task():
    assert said("this week", with_roadmap(start=None)) == (
        "Week 2 of Becoming a Data Analyst has 1 open task, 2.5 hours in all: "
        '"SQL drills" (2.5 hours).'
    )


@pytest.mark.parametrize(
    ("done", "verdict", "hours"),
    [
        ([], "behind by 6.5 hours", "0 hours"),
        ([1], "behind by 2.5 hours", "4 hours"),
        ([3, 4], "behind by 2.5 hours", "4 hours"),
        ([1, 2], "on track", "6.5 hours"),
        ([1, 2, 3, 4], "on track", "10.5 hours"),
        ([1, 2, 3, 4, 5], "ahead by 2 hours", "12.5 hours"),
    ],
)
def test_on_track_compares_hours_planned_and_done(done, verdict, hours):
    tasks = (SQL_TOUR, SQL_DRILLS, EXCEL, REPORT, replace(TRAIL, status="pending"))
    statuses = ["completed" if number in done else "pending" for number in range(1, 6)]
    facts = with_roadmap(
        tasks=tuple(replace(t, status=s) for t, s in zip(tasks, statuses, strict=True))
    )

    assert said("Am I on track?", facts) == (
        f"You are {verdict} with Becoming a Data Analyst: planned before this week 6.5 hours, "
        f"done {hours}. It is planned to end on 29 November 2026."
    )


def test_on_track_without_a_start_tells_what_is_done():
    assert said("Am I on track?", with_roadmap(start=None)) == (
        "Becoming a Data Analyst has no start date, so I can only say: "
        "38 % done, 1 of 5 tasks finished."
    )


def test_on_track_before_the_start_tells_the_dates():
    assert said("Am I on track?", replace(ANA, today=date(2026, 10, 1))) == (
        "Becoming a Data Analyst starts on 2 November 2026. "
        "It is planned to end on 29 November 2026."
    )


def test_progress_tells_hours_entries_and_percentages():
    reply = answer("How am I doing?", ANA)

    assert reply.text == (
        "You have logged 2.5 hours this week and 10 hours in all, in 4 entries. "
        "The last one is of 17 November 2026. Becoming a Data Analyst is 38 % done."
    )
    assert reply.sources == (Source("Your progress", "/progress/", SourceKind.PROGRESS), ROADMAP)


def test_progress_without_entries_tells_how_to_begin():
    assert said("my progress", replace(ANA, progress=None, roadmaps=())) == (
        "You have not logged any work yet. Finish a task or log hours to see them here."
    )


def test_roadmaps_tells_how_each_one_stands():
    old = RoadmapFact("Becoming a Nurse", "/r/2/", Decimal(0), "abandoned", None, None)

    assert said("How are my roadmaps going?", replace(ANA, roadmaps=(BECOMING, old))) == (
        "Becoming a Data Analyst is active: 38 % done, 1 of 5 tasks finished, "
        "planned to end on 29 November 2026. "
        "Becoming a Nurse is abandoned: 0 % done, 0 of 0 tasks finished."
    )
    assert said("How is my nurse roadmap?", replace(ANA, roadmaps=(BECOMING, old))) == (
        "Becoming a Nurse is abandoned: 0 % done, 0 of 0 tasks finished."
    )


@pytest.mark.parametrize("question", ["next task", "this week", "am I on track?", "my roadmap"])
def test_without_a_roadmap_the_next_step_is_a_career(question):
    reply = answer(question, NOBODY)

    assert reply.text == (
        "You have no roadmap yet. Choose a career and have a roadmap planned for it; "
        "it tells you what to do week by week."
    )
    assert reply.sources == (Source("Choose a career", "/careers/", SourceKind.PAGE),)


@pytest.mark.parametrize("question", ["next task", "this week", "am I on track?"])
def test_without_an_active_roadmap_the_next_step_is_to_resume_one(question):
    assert said(question, with_roadmap(status="paused")) == (
        "None of your roadmaps is active: Becoming a Data Analyst is paused. "
        "Resume one, or plan a new one."
    )


# --- careers --------------------------------------------------------------------------------


def test_best_careers_are_the_first_three():
    reply = answer("Which careers fit me best?", ANA)

    assert reply.text == (
        "Data Analyst fits you best: you are 62 % ready for it. "
        "After it come Data Engineer (41 % ready) and Nurse (0 % ready). "
        "I ranked 3 careers by how well your skills fit."
    )
    assert [source.url for source in reply.sources] == [
        "/careers/1/",
        "/careers/2/",
        "/careers/3/",
    ]


def test_why_tells_the_place_and_what_speaks_for_it():
    assert said("Why data analist?") == (
        "You are 62 % ready for Data Analyst, which is number 1 of 3 ranked careers. "
        "You have 2 of the 5 skills it asks for: SQL and Git. "
        "Below the level it asks for: Excel. You are missing R and Tableau."
    )
    assert said("Why nurse?") == (
        "You are 0 % ready for Nurse, which is number 3 of 3 ranked careers. "
        "You have 0 of the 1 skill it asks for. You are missing Anatomy."
    )


def test_missing_tells_the_gap_of_the_career_that_was_named():
    reply = answer("what do I need to learn for data enginer", ANA)

    assert reply.text == "For Data Engineer you are missing Spark. You are 41 % ready for it."
    assert reply.sources == (Source("Data Engineer", "/careers/2/", SourceKind.CAREER),)


def test_missing_without_a_name_is_about_the_best_career():
    assert said("What am I missing?") == (
        "For Data Analyst you are missing R and Tableau. "
        "Below the level it asks for: Excel. You are 62 % ready for it."
    )


@pytest.mark.parametrize(
    ("below", "text"),
    [
        (
            ("Git",),
            (
                "You have every skill that Data Analyst asks for, but not yet at its level. "
                "Below the level it asks for: Git. You are 62 % ready for it."
            ),
        ),
        (
            (),
            (
                "Nothing is missing: you meet everything that Data Analyst asks for. "
                "You are 62 % ready for it."
            ),
        ),
    ],
)
def test_missing_says_when_nothing_is(below, text):
    facts = replace(ANA, careers=(replace(ANALYST, missing=(), below=below),))

    assert said("what is missing?", facts) == text


def test_a_career_named_too_loosely_is_asked_back():
    reply = answer("What is missing for data?", ANA)

    assert reply.text == "Which one do you mean: Data Analyst or Data Engineer?"
    assert reply.suggestions == (
        "What is missing for Data Analyst?",
        "What is missing for Data Engineer?",
    )


def test_an_unknown_career_is_said_to_be_unknown():
    assert said("What is missing for an astronaut?") == (
        "I find no career of that name among those ranked for you. "
        "Your ranking begins with Data Analyst, Data Engineer and Nurse."
    )


@pytest.mark.parametrize("question", ["best careers", "why nurse?", "what am I missing?"])
def test_without_skills_the_next_step_is_to_add_them(question):
    reply = answer(question, NOBODY)

    assert reply.text == (
        "I know none of your skills yet, so I cannot rank careers. Upload a CV or add skills."
    )
    assert [source.url for source in reply.sources] == ["/skills/", "/cv/"]


# --- profile --------------------------------------------------------------------------------


def test_my_skills_are_told_with_their_levels():
    assert said("my skills") == "You have 2 skills: SQL (advanced) and Excel (beginner)."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("do I have SQL?", "You have SQL at advanced level, from your CV."),
        ("What level is my excel?", "You have Excel at beginner level, added by you."),
        ("do I know R?", "You do not have R yet. It is asked for by Data Analyst."),
        ("do I know Cobol?", "I do not find that among your 2 skills: SQL and Excel."),
        ("excel", "You have Excel at beginner level, added by you."),
    ],
)
def test_has_skill_answers_for_the_skill_that_was_named(question, text):
    assert said(question) == text


def test_certifications_tell_what_expires_the_soonest_first():
    assert said("my certificates") == (
        "You hold 4 certifications: Scrum Master (Scrum.org), AWS Architect (Amazon), "
        "First Aid (Red Cross) and Fire Safety (Town). "
        "Fire Safety expired on 31 January 2026. "
        "First Aid expires in 13 days, on 1 December 2026: renew it in time. "
        "AWS Architect expires on 1 June 2027."
    )


@pytest.mark.parametrize(
    ("expiry", "text"),
    [
        (date(2026, 11, 17), "Badge expired on 17 November 2026."),
        (date(2026, 11, 18), "Badge expires today, on 18 November 2026: renew it in time."),
        (date(2026, 11, 19), "Badge expires in 1 day, on 19 November 2026: renew it in time."),
        (date(2027, 2, 16), "Badge expires in 90 days, on 16 February 2027: renew it in time."),
        (date(2027, 2, 17), "Badge expires on 17 February 2027."),
        (None, "None of them has an expiry date."),
    ],
)
def test_certifications_warn_ninety_days_ahead(expiry, text):
    facts = replace(ANA, certifications=(CertificationFact("Badge", "Town", expiry, "/c/"),))

    assert said("what expires?", facts) == f"You hold 1 certification: Badge (Town). {text}"


@pytest.mark.parametrize(("days", "told"), [(13, True), (12, False)])
def test_certifications_warn_as_early_as_the_facts_say(days, told):
    badge = CertificationFact("Badge", "Town", date(2026, 12, 1), "/c/")
    facts = replace(ANA, certifications=(badge,), expires_soon=timedelta(days=days))

    assert ("renew it in time" in said("what expires?", facts)) is told


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("uploaded", "It waits to be read."),
        ("parsing", "It is being read at the moment."),
        ("parsed", "It has been read. Check what was found, and correct it where needed."),
        ("error", "It could not be read. Open it to see why, and upload another file."),
    ],
)
def test_cv_tells_how_far_its_reading_is(status, text):
    reply = answer("Has my CV been read?", replace(ANA, cv=replace(ANA.cv, status=status)))

    assert reply.text == f"You uploaded ana.pdf on 30 October 2026. {text}"
    assert reply.sources == (Source("ana.pdf", "/cv/1/", SourceKind.CV),)


@pytest.mark.parametrize(
    ("question", "text", "url"),
    [
        (
            "my skills",
            "I know none of your skills yet. Upload a CV or add skills yourself.",
            "/skills/",
        ),
        (
            "do I have SQL?",
            "I know none of your skills yet. Upload a CV or add skills yourself.",
            "/skills/",
        ),
        (
            "certificates",
            "You have not entered any certification yet. Add one to be told before it expires.",
            "/certifications/",
        ),
        (
            "my CV",
            "You have not uploaded a CV yet. Upload one, and your skills are read from it.",
            "/cv/",
        ),
        (
            "my progress",
            "You have not logged any work yet. Finish a task or log hours to see them here.",
            "/progress/",
        ),
    ],
)
def test_empty_states_tell_the_next_step(question, text, url):
    reply = answer(question, NOBODY)

    assert reply.text == text
    assert reply.sources[0].url == url


# --- talk -----------------------------------------------------------------------------------


def test_a_greeting_is_returned_by_name():
    assert said("hello").startswith("Hello Ana. I can tell you your next task")
    assert said("hello", replace(ANA, name="")).startswith("Hello. I can tell you")


def test_thanks_are_welcome():
    assert said("thanks!") == "You are welcome. Ask again whenever you like."


def test_help_tells_what_it_can_do_and_how():
    reply = answer("What can you do?", ANA)

    assert reply.intent == Intent.HELP
    assert "which careers fit you and why" in reply.text
    assert reply.text.endswith("by fixed rules and without a language model.")


def test_what_is_not_understood_is_said_to_be_so():
    reply = answer("Is it raining in Paris?", ANA)

    assert reply.intent == Intent.UNKNOWN
    assert reply.text.startswith("I did not understand that. I can tell you your next task")
    assert reply.sources == ()
