import pytest

from skills.enums import WordDecision
from skills.models import Skill, SkillAlias, UnknownSkill
from skills.selectors.words import alike, pending_groups, trigrams
from skills.services.deciding import (
    DecisionError,
    create_skill,
    ignore_words,
    link_words,
    undo_decision,
)
from skills.services.words import fold
from skills.tests.factories import SkillAliasFactory, SkillFactory, UserSkillFactory


def word(name):
    return UnknownSkill.objects.create(name=name, key=fold(name))


def row_of(one):
    return UnknownSkill.objects.values_list("decision", "skill").get(pk=one.pk)


@pytest.mark.django_db
def test_linked_words_are_other_names_of_the_skill():
    skill = SkillFactory(name="Kubernetes")
    words = [word("k8s"), word("Kube")]

    link_words(words=words, skill=skill)

    assert sorted(skill.aliases.values_list("name", flat=True)) == ["Kube", "k8s"]
    assert {row_of(one) for one in words} == {(WordDecision.LINKED, skill.pk)}


@pytest.mark.django_db
def test_word_that_is_the_skills_name_or_alias_already_needs_no_alias():
    skill = SkillAliasFactory(name="K8S", skill__name="Kubernetes").skill

    link_words(words=[word("kubernétes"), word("k8s")], skill=skill)

    assert [alias.name for alias in skill.aliases.all()] == ["K8S"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Golang", "Golang is an alias of Go. Link the word to that skill."),
        ("GO", "GO is the name of the skill Go. Link the word to it."),
    ],
)
def test_words_that_another_skill_goes_by_are_refused_all_together(name, said):
    SkillAliasFactory(name="golang", skill__name="Go")
    skill = SkillFactory(name="Docker")
    words = [word("a new word"), word(name)]

    with pytest.raises(DecisionError) as refused:
        link_words(words=words, skill=skill)

    assert str(refused.value) == said
    assert skill.aliases.count() == 0
    assert {row_of(one) for one in words} == {(WordDecision.PENDING, None)}


@pytest.mark.django_db
def test_created_skill_goes_by_all_the_words():
    words = [word("Woodturning"), word("wood turning")]

    skill = create_skill(words=words, name="Woodturning", category="Crafts")

    assert (skill.name, skill.category) == ("Woodturning", "Crafts")
    assert [alias.name for alias in skill.aliases.all()] == ["wood turning"]
    assert {row_of(one) for one in words} == {(WordDecision.CREATED, skill.pk)}


@pytest.mark.django_db
def test_skill_of_a_name_that_is_taken_is_not_created():
    SkillFactory(name="Docker")

    with pytest.raises(DecisionError, match="docker is the name of the skill Docker"):
        create_skill(words=[word("dokcer")], name="docker", category="Tools")

    assert Skill.objects.count() == 1


@pytest.mark.django_db
def test_word_is_decided_once():
    one = word("Teamwork spirit")
    ignore_words(words=[one])

    with pytest.raises(DecisionError, match="decided on one of these words already"):
        link_words(words=[one], skill=SkillFactory())

    assert row_of(one) == (WordDecision.IGNORED, None)


# --- undoing ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_undoing_a_link_takes_the_alias_away():
    skill, one, other = SkillFactory(), word("k8s"), word("kube")
    link_words(words=[one, other], skill=skill)

    undo_decision(word=one)

    assert row_of(one) == (WordDecision.PENDING, None)
    assert row_of(other) == (WordDecision.LINKED, skill.pk)
    assert [alias.name for alias in skill.aliases.all()] == ["kube"]


@pytest.mark.django_db
def test_undoing_a_link_leaves_an_alias_that_was_there_before():
    alias = SkillAliasFactory(name="k8s")
    one = word("k8s")
    link_words(words=[one], skill=alias.skill)

    undo_decision(word=one)

    assert list(SkillAlias.objects.all()) == [alias]


@pytest.mark.django_db
def test_created_skill_goes_with_the_last_of_its_words():
    words = [word("Woodturning"), word("wood turning")]
    create_skill(words=words, name="Woodturning", category="Crafts")

    undo_decision(word=words[0])
    left = Skill.objects.count()
    undo_decision(word=words[1])

    assert (left, Skill.objects.count()) == (1, 0)
    assert {row_of(one) for one in words} == {(WordDecision.PENDING, None)}


@pytest.mark.django_db
def test_created_skill_that_a_person_has_stays_and_so_does_the_decision():
    one = word("Woodturning")
    skill = create_skill(words=[one], name="Woodturning", category="Crafts")
    UserSkillFactory(skill=skill)

    with pytest.raises(DecisionError, match="Woodturning is in use"):
        undo_decision(word=one)

    assert row_of(one) == (WordDecision.CREATED, skill.pk)


@pytest.mark.django_db
def test_nothing_decided_is_nothing_to_undo():
    with pytest.raises(DecisionError, match="Nothing is decided"):
        undo_decision(word=word("k8s"))


# --- likeness -----------------------------------------------------------------------------


def test_words_much_alike_make_a_group_led_by_the_first():
    names = ["project management", "carpentry", "projekt management", "project managment"]

    groups = alike({name: trigrams(name) for name in names})

    assert groups == [
        ["project management", "projekt management", "project managment"],
        ["carpentry"],
    ]


def test_words_without_a_letter_in_common_are_never_a_group():
    assert alike({name: trigrams(name) for name in ("go", "r", "")}) == [["go"], ["r"], [""]]


@pytest.mark.django_db
def test_groups_hold_only_words_that_wait():
    done, waits = word("woodturning"), word("wood turning")
    ignore_words(words=[done])

    assert pending_groups() == [[waits]]
