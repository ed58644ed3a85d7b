from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from skills.enums import Level
from skills.forms import AddSkillForm, CertificationForm, ClaimForm
from skills.services import Claim
from skills.tests.factories import SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def test_claim_form_gives_the_claim():
    form = ClaimForm({"level": "expert", "years": "2.5", "last_used": "2026-01-31"})

    assert form.is_valid()
    assert form.claim() == Claim(Level.EXPERT, Decimal("2.5"), date(2026, 1, 31))


def test_claim_form_needs_the_level_alone():
    form = ClaimForm({"level": "beginner"})

    assert form.is_valid()
    assert form.claim() == Claim(Level.BEGINNER, None, None)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"level": ""}, "level", "This field is required."),
        (
            {"level": "guru"},
            "level",
            "Select a valid choice. guru is not one of the available choices.",
        ),
        ({"years": "-1"}, "years", "Ensure this value is greater than or equal to 0."),
        ({"years": "71"}, "years", "Ensure this value is less than or equal to 70."),
        ({"years": "1.25"}, "years", "Ensure that there are no more than 1 decimal place."),
        ({"years": "NaN"}, "years", "Enter a number."),
        ({"last_used": "31.12.2026"}, "last_used", "Enter a valid date."),
    ],
)
def test_claim_form_says_what_is_wrong(values, field, message):
    assert ClaimForm({"level": "expert", **values}).errors == {field: [message]}


@pytest.mark.parametrize(("days", "valid"), [(0, True), (1, False)])
def test_claim_form_takes_no_day_to_come(days, valid):
    day = localdate() + timedelta(days)

    form = ClaimForm({"level": "expert", "last_used": day.isoformat()})

    assert form.is_valid() is valid
    assert form.errors == ({} if valid else {"last_used": ["This day is still to come."]})


@pytest.mark.parametrize("text", ["javascript", "JS"])
def test_add_skill_form_finds_the_skill(text):
    skill = SkillFactory(name="JavaScript")
    SkillAliasFactory(skill=skill, name="js")

    form = AddSkillForm({"skill": text, "level": "expert"})

    assert form.is_valid()
    assert form.cleaned_data["skill"] == skill


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Zorbing", "The catalogue has no such skill yet. Try another word for it."),
        ("  ", "This field is required."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_add_skill_form_refuses_what_the_catalogue_lacks(text, message):
    form = AddSkillForm({"skill": text, "level": "expert"})

    assert form.errors == {"skill": [message]}


CERTIFICATE = {"name": "First aid", "issuing_organization": "Red Cross"}


def test_certification_form_needs_name_and_issuer_alone():
    assert CertificationForm(CERTIFICATE).is_valid()
    assert CertificationForm({}).errors == {
        "name": ["This field is required."],
        "issuing_organization": ["This field is required."],
    }


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        (
            {"issue_date": "2026-05-02", "expiry_date": "2026-05-01"},
            "expiry_date",
            "This is before the day of issue.",
        ),
        ({"credential_url": "javascript:alert(1)"}, "credential_url", "Enter a valid URL."),
        ({"issue_date": "soon"}, "issue_date", "Enter a valid date."),
    ],
)
def test_certification_form_says_what_is_wrong(values, field, message):
    assert CertificationForm(CERTIFICATE | values).errors == {field: [message]}


def test_certification_form_takes_a_bare_address_for_https():
    form = CertificationForm(CERTIFICATE | {"credential_url": "issuer.example/77"})

    assert form.is_valid()
    assert form.cleaned_data["credential_url"] == "https://issuer.example/77"
