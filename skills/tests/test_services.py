from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction

from accounts.tests.factories import UserFactory
from skills import services
from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import (
    Certification,
    LearningResource,
    Skill,
    SkillAlias,
    SkillEvidence,
    UnknownSkill,
    UserSkill,
)
from skills.services import Claim, Evidence
from skills.signals import certification_added
from skills.tests.factories import (
    CertificationFactory,
    SkillAliasFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db


def skills_of(user):
    rows = UserSkill.objects.owned_by(user).select_related("skill")
    return {row.skill.name: (row.level, row.source) for row in rows}


def test_save_user_skill_records_what_the_person_says():
    user, skill = UserFactory(), SkillFactory()

    row = services.save_user_skill(
        user=user, skill=skill, claim=Claim(Level.EXPERT, Decimal("2.5"), date(2026, 1, 1))
    )

    row.refresh_from_db()
    assert (row.user, row.skill) == (user, skill)
    assert (row.level, row.source) == (Level.EXPERT, SkillSource.MANUAL)
    assert (row.years_of_experience, row.last_used) == (Decimal("2.5"), date(2026, 1, 1))


def test_save_user_skill_replaces_what_a_cv_said_in_one_row():
    row = UserSkillFactory(source=SkillSource.CV_PARSED, level=Level.BEGINNER)

    services.save_user_skill(user=row.user, skill=row.skill, claim=Claim(Level.ADVANCED))

    assert skills_of(row.user) == {row.skill.name: (Level.ADVANCED, SkillSource.MANUAL)}


def test_save_user_skill_leaves_a_verification_standing():
    row = UserSkillFactory(verified=True)

    saved = services.save_user_skill(user=row.user, skill=row.skill, claim=Claim(Level.EXPERT))

    saved.refresh_from_db()
    assert saved.verified


def test_accept_cv_skills_adds_the_new_and_leaves_the_known():
    python, sql = SkillFactory(name="Python"), SkillFactory(name="SQL")
    row = UserSkillFactory(skill=python, level=Level.EXPERT)

    new = services.accept_cv_skills(
        user=row.user, levels={python: Level.BEGINNER, sql: Level.ADVANCED}
    )

    assert new == 1
    assert skills_of(row.user) == {
        "Python": (Level.EXPERT, SkillSource.MANUAL),
        "SQL": (Level.ADVANCED, SkillSource.CV_PARSED),
    }


def test_accept_cv_skills_twice_adds_nothing():
    user, levels = UserFactory(), {SkillFactory(): Level.BEGINNER}

    counts = [services.accept_cv_skills(user=user, levels=levels) for _ in range(2)]

    assert counts == [1, 0]


def test_drop_cv_skills_takes_back_what_only_a_cv_brought():
    user, other = UserFactory.create_batch(2)
    typed = UserSkillFactory(user=user, skill__name="Python")
    read = UserSkillFactory(user=user, skill__name="SQL", source=SkillSource.CV_PARSED)
    kept = UserSkillFactory(user=user, skill__name="Excel", source=SkillSource.CV_PARSED)
    UserSkillFactory(user=other, skill=read.skill, source=SkillSource.CV_PARSED)

    services.drop_cv_skills(user=user, skills=[typed.skill, read.skill])

    assert set(skills_of(user)) == {"Python", kept.skill.name}
    assert set(skills_of(other)) == {"SQL"}


# --- evidence -----------------------------------------------------------------------------

CV, OTHER_CV = uuid4(), uuid4()


def evidence(text="Wrote SQL", *, years=None, last_used=None):
    return Evidence(text, "cv.pdf, page 1", years, last_used)


def accept(user, skill, one, *, cv=CV):
    return services.accept_cv_skills(
        user=user, levels={skill: Level.BEGINNER}, evidence={skill: one}, origin_id=cv
    )


def evidence_of(user):
    rows = SkillEvidence.objects.filter(user=user).order_by("text")
    return [(row.kind, row.text, row.origin, row.origin_id, row.years) for row in rows]


def test_accept_cv_skills_keeps_the_lines_that_speak_for_them():
    user, skill = UserFactory(), SkillFactory()

    accept(user, skill, evidence(years=Decimal("2.5"), last_used=date(2024, 3, 1)))

    row = UserSkill.objects.get(user=user)
    assert (row.years_of_experience, row.last_used) == (Decimal("2.5"), date(2024, 3, 1))
    assert evidence_of(user) == [
        (EvidenceKind.CV, "Wrote SQL", "cv.pdf, page 1", CV, Decimal("2.5"))
    ]


def test_accept_cv_skills_again_replaces_the_line_of_the_same_cv():
    user, skill = UserFactory(), SkillFactory()
    accept(user, skill, evidence("First"))
    accept(user, skill, evidence("Other"), cv=OTHER_CV)

    accept(user, skill, evidence("Second"))

    assert [text for _, text, *_ in evidence_of(user)] == ["Other", "Second"]


def test_accept_cv_skills_tells_use_only_where_the_person_has_not():
    row = UserSkillFactory(years_of_experience=Decimal(7), last_used=None)

    accept(row.user, row.skill, evidence(years=Decimal(2), last_used=date(2024, 1, 1)))

    row.refresh_from_db()
    assert (row.years_of_experience, row.last_used) == (Decimal(7), date(2024, 1, 1))
    assert (row.level, row.source) == (Level.INTERMEDIATE, SkillSource.MANUAL)


def test_accept_cv_skills_leaves_the_level_of_an_earlier_cv():
    user, skill = UserFactory(), SkillFactory(name="SQL")
    services.accept_cv_skills(user=user, levels={skill: Level.EXPERT}, origin_id=CV)

    accept(user, skill, evidence(), cv=OTHER_CV)
    services.drop_cv_skills(user=user, skills=[skill], origin_id=CV)

    assert skills_of(user) == {"SQL": (Level.EXPERT, SkillSource.CV_PARSED)}


def test_drop_cv_skills_keeps_what_another_cv_speaks_for():
    user, skill = UserFactory(), SkillFactory(name="SQL")
    accept(user, skill, evidence("One"))
    accept(user, skill, evidence("Two"), cv=OTHER_CV)

    services.drop_cv_skills(user=user, skills=[skill], origin_id=CV)
    between = set(skills_of(user))
    services.drop_cv_skills(user=user, skills=[skill], origin_id=OTHER_CV)

    assert (between, skills_of(user), evidence_of(user)) == ({"SQL"}, {}, [])


def test_drop_cv_skills_takes_the_line_and_leaves_what_the_person_typed():
    row = UserSkillFactory(skill__name="SQL")
    accept(row.user, row.skill, evidence())

    services.drop_cv_skills(user=row.user, skills=[row.skill], origin_id=CV)

    assert set(skills_of(row.user)) == {"SQL"}
    assert [kind for kind, *_ in evidence_of(row.user)] == [EvidenceKind.OWN]


def test_forgotten_origin_leaves_skills_and_certifications_without_its_text():
    user, skill = UserFactory(), SkillFactory(name="SQL")
    accept(user, skill, evidence())
    CertificationFactory(user=user, origin="cv.pdf", origin_id=CV, origin_text="First aid, 2020")
    other = CertificationFactory(origin="cv.pdf", origin_id=OTHER_CV, origin_text="Welding")

    services.forget_origin(origin_id=CV, origin="a CV you deleted")

    assert evidence_of(user) == [(EvidenceKind.CV, "", "a CV you deleted", CV, None)]
    row = Certification.objects.get(user=user)
    other.refresh_from_db()
    assert (row.origin, row.origin_text) == ("a CV you deleted", "")
    assert (other.origin, other.origin_text) == ("cv.pdf", "Welding")


def test_certification_of_a_cv_is_kept_once_and_is_no_news():
    user = UserFactory()
    heard = []

    def listen(**news):
        heard.append(news)

    certification_added.connect(listen)
    try:
        kept = [
            services.keep_cv_certification(
                user=user, certification=CertificationFactory.build(user=None, name=name)
            )
            for name in ("First Aid", "first aid")
        ]
    finally:
        certification_added.disconnect(listen)

    assert kept == [Certification.objects.get(user=user), None]
    assert heard == []


# --- unknown skills -----------------------------------------------------------------------


def test_unknown_skills_are_noted_once_as_first_written():
    first = services.note_unknown_skills(["Böckeln", "Tacking"])

    second = services.note_unknown_skills(["TACKING", "Bockeln", "tacking", "Luffing"])

    assert [row.name for row in first] == ["Böckeln", "Tacking"]
    assert [row.name for row in second] == ["Böckeln", "Luffing", "Tacking"]
    assert [row.key for row in second] == ["bockeln", "luffing", "tacking"]
    assert UnknownSkill.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_unknown_skills_are_noted_by_workers_at_the_same_time():
    words = [f"Word {number}" for number in range(40)]
    together = Barrier(2)

    def note(names):
        together.wait(timeout=5)
        with transaction.atomic():
            noted = services.note_unknown_skills(names)
        connection.close()
        return [row.name for row in noted]

    with ThreadPoolExecutor(2) as pool:
        noted = list(pool.map(note, (words, words[::-1])))

    assert noted == [sorted(words)] * 2
    assert UnknownSkill.objects.count() == 40


def test_unknown_skills_leave_out_what_is_no_name():
    assert services.note_unknown_skills(["", "  ", "x" * 151]) == []


def test_unknown_skills_tell_signs_apart():
    names = [row.name for row in services.note_unknown_skills(["Q#", "Q++", "Q"])]

    assert names == ["Q", "Q#", "Q++"]


def test_remove_user_skill_keeps_the_catalogue():
    row = UserSkillFactory()

    services.remove_user_skill(user_skill=row)

    assert skills_of(row.user) == {}
    assert Skill.objects.filter(pk=row.skill_id).exists()


def test_add_certification_is_the_persons_and_lets_others_know():
    user = UserFactory()
    heard = []

    def listen(**news):
        heard.append((news["user"], news["certification"]))

    certification_added.connect(listen)
    try:
        row = services.add_certification(
            user=user, certification=CertificationFactory.build(user=None)
        )
    finally:
        certification_added.disconnect(listen)

    assert heard == [(user, row)]
    assert Certification.objects.get(user=user) == row


def test_save_certification_keeps_a_change():
    row = CertificationFactory()
    row.name = "First aid"

    services.save_certification(certification=row)

    assert Certification.objects.get(pk=row.pk).name == "First aid"


def test_delete_certification_removes_that_one():
    row, other = CertificationFactory.create_batch(2)

    services.delete_certification(certification=row)

    assert list(Certification.objects.all()) == [other]


CATALOGUE = """
category = "Data"

[[skill]]
name = "SQL"
description = "Asks databases."
popularity = 90
aliases = ["Structured Query Language", "T-SQL"]

[[skill.resource]]
title = "First queries"
type = "course"
level = "beginner"
hours = 6

[[skill]]
name = "R"
description = "Counts."
needs_context = true
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data.toml").write_text(CATALOGUE, "utf-8")
    return tmp_path


def test_load_skills_brings_skills_aliases_and_resources(folder):
    assert services.load_skills(folder) == 2
    assert list(
        Skill.objects.order_by("name").values_list(
            "name", "category", "popularity_score", "needs_context"
        )
    ) == [("R", "Data", None, True), ("SQL", "Data", 90, False)]
    assert list(SkillAlias.objects.order_by("name").values_list("name", "skill__name")) == [
        ("Structured Query Language", "SQL"),
        ("T-SQL", "SQL"),
    ]
    assert LearningResource.objects.get().skill.name == "SQL"


def test_load_skills_twice_changes_nothing_that_staff_changed(folder):
    services.load_skills(folder)
    Skill.objects.filter(name="SQL").update(name="sql", description="Ours.")
    LearningResource.objects.all().delete()

    assert services.load_skills(folder) == 0
    assert Skill.objects.get(name="sql").description == "Ours."
    assert LearningResource.objects.count() == 0


def test_load_skills_leaves_an_alias_with_the_skill_that_has_it(folder):
    taken = SkillAliasFactory(name="t-sql", skill__name="Transact")

    services.load_skills(folder)

    assert SkillAlias.objects.get(name__iexact="T-SQL").skill == taken.skill


def test_load_skills_takes_the_catalogue_that_comes_with_the_product():
    assert services.load_skills() == Skill.objects.count()
    assert services.load_skills() == 0
    assert Skill.objects.count() >= 200
