import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from django.db import IntegrityError, connection
from django.utils.timezone import now
from psycopg import sql

from accounts.enums import Role
from accounts.models import Profile, ProfileOrigin, User
from accounts.tests.factories import StaffFactory, UserFactory
from chat.tests.factories import ChatMessageFactory
from cvs.models import CV, CVSkill
from cvs.tests.factories import CVSkillFactory
from progress.tests.factories import ActivityFactory
from roadmaps.tests.factories import RoadmapRequestFactory, RoadmapTaskFactory
from skills.models import Certification, UserSkill
from skills.tests.factories import CertificationFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


def test_email_is_kept_in_lower_case_by_create_user():
    user = User.objects.create_user(" Mara.Lind@CareerPilot.test ", "a long password")

    assert user.email == "mara.lind@careerpilot.test"


def test_email_is_unique_in_any_case():
    UserFactory(email="mara@careerpilot.test")

    with pytest.raises(IntegrityError, match="users_email_any_case"):
        UserFactory(email="Mara@CareerPilot.test")


def test_user_is_found_by_email_in_any_case():
    user = UserFactory(email="mara@careerpilot.test")

    assert User.objects.get_by_natural_key(" MARA@careerpilot.test ") == user


def test_password_is_stored_with_bcrypt_in_password_hash():
    user = User.objects.create_user("mara@careerpilot.test", "a long password")

    with connection.cursor() as cursor:
        cursor.execute("SELECT password_hash FROM users WHERE id = %s", [user.pk])
        (stored,) = cursor.fetchone()

    assert stored.split("$")[:2] == ["bcrypt_sha256", ""]
    assert user.check_password("a long password")
    assert not user.check_password("another password")


def test_user_without_a_password_is_opened_by_none():
    user = User.objects.create_user("mara@careerpilot.test")

    assert not user.has_usable_password()


def test_superuser_is_staff_by_role_alone():
    user = User.objects.create_superuser("root@careerpilot.test", "a long password")

    assert (user.role, user.is_staff, user.is_superuser) == (Role.ADMIN, True, True)


@pytest.mark.parametrize(
    ("role", "is_active", "may"),
    [(Role.ADMIN, True, True), (Role.ADMIN, False, False), (Role.USER, True, False)],
)
def test_permission_is_for_active_staff_only(role, is_active, may):
    user = UserFactory.build(role=role, is_active=is_active)

    assert user.has_perm("cvs.view_cv") is may
    assert user.has_perms(["cvs.view_cv"]) is may
    assert user.has_module_perms("cvs") is may


def test_user_names_itself():
    user = UserFactory.build(first_name="Mara", last_name="", email="mara@careerpilot.test")

    assert (user.get_full_name(), user.get_short_name()) == ("Mara", "Mara")
    assert str(user) == "mara@careerpilot.test"


def test_user_role_outside_the_set_is_refused():
    with pytest.raises(IntegrityError, match="users_role"):
        UserFactory(role="owner")


def test_profile_comes_with_the_user_once():
    user = StaffFactory()
    user.save()

    assert Profile.objects.filter(user=user).count() == 1
    assert str(user.profile) == f"Profile of {user.pk}"


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"preferred_work_type": "anywhere"}, "profiles_work_type"),
        ({"availability": ""}, "profiles_availability_not_blank"),
        ({"salary_expectation_min": -1}, "profiles_salary_not_negative"),
        (
            {"salary_expectation_min": 50_000, "salary_expectation_max": 40_000},
            "profiles_salary_in_order",
        ),
    ],
)
def test_profile_that_breaks_a_rule_is_refused_by_the_database(values, rule):
    user = UserFactory()

    with pytest.raises(IntegrityError, match=rule):
        Profile.objects.filter(user=user).update(**values)


def test_profile_with_one_end_of_the_salary_is_accepted():
    user = UserFactory()

    Profile.objects.filter(user=user).update(salary_expectation_max=40_000)

    assert Profile.objects.get(user=user).salary_expectation_min is None


def test_second_profile_of_a_user_is_refused():
    user = UserFactory()

    with pytest.raises(IntegrityError, match="profiles_user_id"):
        Profile.objects.create(user=user)


def rows_of(user):
    """How many rows each table holds about the person, by the table's name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY 1"
        )
        tables = [table for (table,) in cursor.fetchall()]
        counts = {}
        for table in tables:
            count = sql.SQL("SELECT count(*) FROM {} WHERE user_id = %s")
            cursor.execute(count.format(sql.Identifier(table)), [user.pk])
            counts[table] = cursor.fetchone()[0]
    return counts


def give_rows(user):
    """One row at least in every table of the product that is about a person."""
    address = EmailAddress.objects.get(user=user)
    EmailConfirmation.objects.create(email_address=address, sent=now(), key=user.pk.hex)
    CVSkillFactory(cv__user=user)
    UserSkillFactory(user=user)
    CertificationFactory(user=user)
    ActivityFactory(user=user)
    ChatMessageFactory(user=user)
    RoadmapTaskFactory(roadmap__user=user)
    RoadmapRequestFactory(user=user)


def test_delete_of_a_user_by_sql_takes_all_rows_along_in_the_database():
    user, other = UserFactory(), UserFactory()
    give_rows(user)
    give_rows(other)
    others_before = rows_of(other)
    own = {table: count for table, count in rows_of(user).items() if count}

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM users WHERE id = %s", [user.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert {
        "account_emailaddress",
        "certifications",
        "chat_messages",
        "cvs",
        "profiles",
        "progress",
        "roadmaps",
        "user_skills",
    } <= set(own)
    assert set(rows_of(user).values()) == {0}
    assert rows_of(other) == others_before
    assert EmailConfirmation.objects.count() == 1
    assert CVSkill.objects.count() == 1
    assert (CV.objects.count(), UserSkill.objects.count(), Certification.objects.count()) == (
        1,
        1,
        1,
    )


def test_origin_exists_once_a_field_of_a_person():
    row = ProfileOrigin.objects.create(user=UserFactory(), field="location", value="Leeds")
    ProfileOrigin.objects.create(user=UserFactory(), field="location", value="Leeds")

    with pytest.raises(IntegrityError, match="profile_origins_once_a_field"):
        ProfileOrigin.objects.create(user=row.user, field="location", value="York")


def test_origin_names_itself():
    user = UserFactory()

    assert str(ProfileOrigin(user=user, field="location")) == f"location of {user.pk}"
