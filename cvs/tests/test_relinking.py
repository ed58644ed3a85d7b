import pytest

from cvs.enums import CVStatus, Decision, Topic
from cvs.jobs.relinking import relink_words
from cvs.models import CVSkill, CVUnknownSkill
from cvs.tests.factories import CVFindingFactory, CVSkillFactory, ParsedCVFactory
from skills.models import UnknownSkill
from skills.services.deciding import create_skill, ignore_words, link_words, undo_decision
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
PLACE = {"page": 1, "line": 4, "text": "Tools: Woodturning, carving", "boxes": []}


@pytest.fixture
def word():
    return UnknownSkill.objects.create(name="Woodturning", key="woodturning")


def cv_with(word, text="Woodturning", decision=Decision.PENDING):
    """A CV that lists the word; of a decided finding the time does not matter."""
    cv = ParsedCVFactory()
    CVFindingFactory(
        cv=cv,
        topic=Topic.SKILL,
        values={"text": text},
        places={"text": PLACE},
        confidence=0.9,
        decision=decision,
        decided_at=None if decision == Decision.PENDING else cv.parsed_at,
    )
    CVUnknownSkill.objects.create(cv=cv, unknown=word)
    return cv


def mentions():
    return list(CVSkill.objects.values_list("cv", "skill", "decision").order_by("pk"))


@pytest.mark.usefixtures("_work_at_once")
def test_past_cvs_have_the_skill_as_soon_as_a_word_is_linked(
    word, django_capture_on_commit_callbacks
):
    cv, skill = cv_with(word, text="WOODTURNING"), SkillFactory()

    with django_capture_on_commit_callbacks(execute=True):
        link_words(words=[word], skill=skill)

    row = CVSkill.objects.get()
    assert (row.cv, row.skill, row.decision) == (cv, skill, Decision.PENDING)
    assert (row.evidence, row.place, row.section) == (PLACE["text"], PLACE, "skills")
    assert row.confidence == 0.9
    assert CVUnknownSkill.objects.count() == 0


def test_relinking_twice_changes_nothing_the_second_time(word):
    cv_with(word)
    link_words(words=[word], skill=SkillFactory())

    changed = relink_words()
    before = mentions()

    assert (changed, relink_words()) == (1, 0)
    assert mentions() == before


@pytest.mark.parametrize("decision", Decision)
def test_skill_that_the_cv_names_elsewhere_keeps_its_line_and_its_decision(word, decision):
    cv, skill = cv_with(word), SkillFactory()
    CVSkillFactory(cv=cv, skill=skill, decision=decision, evidence="Its own line")
    link_words(words=[word], skill=skill)

    relink_words()

    row = CVSkill.objects.get()
    assert (row.decision, row.evidence) == (decision, "Its own line")
    assert cv.unknown_skills.count() == 0


def test_word_that_the_owner_dropped_comes_back_as_no_skill(word):
    cv_with(word, decision=Decision.DROPPED)
    link_words(words=[word], skill=SkillFactory())

    relink_words()

    assert mentions() == []
    assert CVUnknownSkill.objects.count() == 0


def test_ignored_word_leaves_cvs_alone(word):
    cv = cv_with(word)
    ignore_words(words=[word])

    assert relink_words() == 0
    assert cv.unknown_skills.count() == 1


def test_words_that_wait_leave_cvs_alone(word):
    cv = cv_with(word)

    assert relink_words() == 0
    assert cv.unknown_skills.count() == 1


@pytest.mark.parametrize("create", [False, True])
def test_undoing_a_decision_gives_cvs_back_as_they_were(word, create):
    cv = cv_with(word)
    if create:
        create_skill(words=[word], name="Woodturning", category="Crafts")
    else:
        link_words(words=[word], skill=SkillFactory())
    relink_words()

    undo_decision(word=word)
    relink_words()

    assert mentions() == []
    assert [row.unknown for row in cv.unknown_skills.all()] == [word]


def test_undoing_a_decision_leaves_what_the_owner_accepted(word):
    cv, skill = cv_with(word), SkillFactory()
    link_words(words=[word], skill=skill)
    relink_words()
    CVSkill.objects.update(decision=Decision.ACCEPTED)

    undo_decision(word=word)

    assert mentions() == [(cv.pk, skill.pk, Decision.ACCEPTED)]


def test_undoing_a_decision_leaves_a_skill_that_the_cv_names_elsewhere(word):
    cv, skill = cv_with(word), SkillFactory()
    mention = CVSkillFactory(cv=cv, skill=skill, evidence="Its own line")
    link_words(words=[word], skill=skill)
    relink_words()

    undo_decision(word=word)

    assert list(cv.mentions.all()) == [mention]


def test_cv_whose_reading_failed_since_keeps_no_stale_word(word):
    cv = ParsedCVFactory(status=CVStatus.ERROR, parsed_at=None)
    CVUnknownSkill.objects.create(cv=cv, unknown=word)
    link_words(words=[word], skill=SkillFactory())

    assert relink_words() == 1
    assert mentions() == []
