from datetime import date, datetime

import pytest
from django.utils.timezone import get_current_timezone

from accounts.models import ProfileOrigin
from accounts.selectors import profile_of, profile_origins
from accounts.services import save_profile
from accounts.tests.factories import UserFactory
from cvs.enums import Decision, FileType, Topic
from cvs.models import CV
from cvs.tests.factories import ParsedCVFactory
from cvs.tests.findings import accept, certificate, drop, edit, found, fresh, job, text, undo
from skills.models import Certification
from skills.services import save_certification
from skills.tests.factories import CertificationFactory

pytestmark = pytest.mark.django_db
MAY_2024 = datetime(2024, 5, 15, 12, tzinfo=get_current_timezone())


@pytest.fixture
def cv():
    """A CV that was read, of somebody who told nothing yet but a name."""
    return ParsedCVFactory(user=UserFactory(first_name="Maren", last_name="", phone=""))


def profile(cv):
    return profile_of(cv.user)


def origins(cv):
    rows = profile_origins(cv.user)
    return {field: (row.origin, row.origin_text, row.origin_id) for field, row in rows.items()}


# --- the profile --------------------------------------------------------------------------


def test_accepted_findings_fill_an_empty_profile_with_their_origins(cv):
    for topic, value in (
        (Topic.NAME, "Maren Anna Oakhurst"),
        (Topic.PHONE, "+44 7700 900341"),
        (Topic.LOCATION, "Leeds, UK"),
        (Topic.LINKEDIN, "linkedin.com/in/oakhurst"),
        (Topic.GITHUB, "https://github.com/oakhurst"),
        (Topic.PORTFOLIO, "http://oakhurst.example/work"),
        (Topic.SUMMARY, "Nine years on acute wards."),
    ):
        accept(text(cv, topic, value))

    person = profile(cv)
    assert (person.user.first_name, person.user.last_name) == ("Maren", "Oakhurst")
    assert (person.user.phone, person.location) == ("+44 7700 900341", "Leeds, UK")
    assert person.linkedin_url == "https://linkedin.com/in/oakhurst"
    assert person.github_url == "https://github.com/oakhurst"
    assert person.portfolio_url == "http://oakhurst.example/work"
    assert person.bio == "Nine years on acute wards."
    from_cv = ("cv.pdf, page 1", "The line", cv.pk)
    fields = ["last_name", "phone", "location", "bio"]
    links = ["linkedin_url", "github_url", "portfolio_url"]
    assert origins(cv) == dict.fromkeys([*fields, *links], from_cv)


@pytest.mark.parametrize(
    ("name", "last_name"),
    [("Maren", ""), ("Maren Oakhurst", "Oakhurst"), ("Maren de la Cruz", "Cruz")],
)
def test_last_word_of_a_name_is_the_last_name(cv, name, last_name):
    accept(text(cv, Topic.NAME, name))

    assert (profile(cv).user.first_name, profile(cv).user.last_name) == ("Maren", last_name)


@pytest.mark.parametrize("take_away", [drop, undo])
def test_all_that_summed_up_to_a_field_may_go(cv, take_away):
    school = found(cv, Topic.EDUCATION, degree="BSc", institution="Leeds", year="2020")
    name = text(cv, Topic.NAME, "Maren Oakhurst")
    accept(school, name)

    take_away(school)
    take_away(name)

    assert (profile(cv).education, profile(cv).user.last_name) == ("", "")


def test_accepted_finding_leaves_what_the_person_told(cv):
    person = profile(cv)
    person.location = "Turin"
    save_profile(profile=person, person={"phone": "030 1"})

    accept(text(cv, Topic.LOCATION, "Leeds, UK"), text(cv, Topic.PHONE, "+44 7700 900341"))

    assert (profile(cv).location, profile(cv).user.phone) == ("Turin", "030 1")
    assert origins(cv) == {}


@pytest.mark.parametrize(
    ("topic", "value"),
    [
        (Topic.GITHUB, "javascript:alert(1)"),
        (Topic.GITHUB, "mailto:maren@example.com"),
        (Topic.GITHUB, "not a link"),
        (Topic.PHONE, "+44 7700 900341 or +44 7700 900342"),
        (Topic.LOCATION, "x" * 151),
    ],
)
def test_accepted_finding_that_the_profile_cannot_hold_stays_in_the_cv(cv, topic, value):
    finding = text(cv, topic, value)

    accept(finding)

    assert fresh(finding).decision == Decision.ACCEPTED
    assert ProfileOrigin.objects.count() == 0


def test_city_stands_in_for_a_location_that_the_cv_does_not_give(cv):
    accept(text(cv, Topic.CITY, "Leeds"))
    alone = profile(cv).location
    accept(text(cv, Topic.LOCATION, "Leeds, UK"))

    assert (alone, profile(cv).location) == ("Leeds", "Leeds, UK")


def test_origin_of_a_word_file_names_no_page(cv):
    CV.objects.filter(pk=cv.pk).update(file_type=FileType.DOCX, file_name="cv.docx")

    accept(text(cv, Topic.LOCATION, "Leeds"))

    assert origins(cv)["location"][0] == "cv.docx"


def test_correction_follows_into_the_profile(cv):
    finding = text(cv, Topic.LOCATION, "Leed")
    accept(finding)

    edit(finding, text="Leeds")

    assert profile(cv).location == "Leeds"
    assert origins(cv) == {"location": ("cv.pdf, page 1, corrected by you", "The line", cv.pk)}


@pytest.mark.parametrize("take_away", [drop, undo])
def test_what_accepting_filled_goes_with_the_finding(cv, take_away):
    finding = text(cv, Topic.LOCATION, "Leeds")
    accept(finding)

    take_away(finding)

    assert (profile(cv).location, ProfileOrigin.objects.count()) == ("", 0)


def test_undo_leaves_what_the_person_changed_since(cv):
    finding = text(cv, Topic.LOCATION, "Leeds")
    accept(finding)
    person = profile(cv)
    person.location = "York"
    save_profile(profile=person, person={})

    undo(finding)

    assert profile(cv).location == "York"


def test_what_the_person_emptied_is_not_filled_by_another_decision(cv):
    accept(job(cv))
    person = profile(cv)
    person.current_role = ""
    save_profile(profile=person, person={})

    accept(job(cv, "Nurse", "2017", "2021", position=1))

    assert profile(cv).current_role == ""


def test_role_and_years_sum_up_the_accepted_jobs(cv):
    older = job(cv, "Nurse", "2017-06", "2021-02", position=1)
    newest = job(cv, "Ward Manager", "2021-03")
    job(cv, "Care Assistant", "2010", "2017", position=2)

    accept(older, newest, at=MAY_2024)

    assert profile(cv).current_role == "Ward Manager"
    assert profile(cv).experience == "6 years"  # 44 months and 38


def test_jobs_at_the_same_time_count_once(cv):
    accept(job(cv, "A", "2020-01", "2022-01"), job(cv, "B", "2021-01", "2022-07", position=1))

    assert profile(cv).experience == "2 years"


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2023-01", "2023-12", "11 months"),
        ("2023-01", "2023-02", "1 month"),
        ("2022", "2023", "1 year"),
        ("2023", "2023", ""),
        (None, "2023", ""),
        ("2023", "2020", ""),
    ],
)
def test_years_are_what_the_dates_say_and_no_more(cv, start, end, years):
    accept(job(cv, "Nurse", start, end))

    assert profile(cv).experience == years


def test_role_goes_back_to_the_other_job_when_one_is_dropped(cv):
    first, second = job(cv, "Nurse", "2017"), job(cv, "Ward Manager", "2021", position=1)
    accept(first, second)
    before = profile(cv).current_role

    drop(second)

    assert (before, profile(cv).current_role) == ("Ward Manager", "Nurse")


def test_role_follows_a_job_of_a_newer_cv(cv):
    newer = ParsedCVFactory(user=cv.user)
    accept(job(cv, "Nurse", "2017"))

    accept(job(newer, "Ward Manager", "2021"))

    assert profile(cv).current_role == "Ward Manager"
    assert profile_origins(cv.user)["current_role"].origin_id == newer.pk


def test_education_is_the_highest_degree(cv):
    master = found(cv, Topic.EDUCATION, degree="M.Sc. Nursing", institution="York", year="2015")
    bachelor = found(
        cv, Topic.EDUCATION, degree="BSc", institution="Leeds", year="2020", position=1
    )

    accept(bachelor)
    first = profile(cv).education
    accept(master)

    assert (first, profile(cv).education) == ("BSc, Leeds", "M.Sc. Nursing, York")


def test_education_too_long_for_the_profile_is_the_degree_alone(cv):
    accept(found(cv, Topic.EDUCATION, degree="BSc", institution="x" * 255, year=None))

    assert profile(cv).education == "BSc"


# --- certifications -----------------------------------------------------------------------


def held(cv):
    rows = Certification.objects.owned_by(cv.user).order_by("name")
    return [(row.name, row.issuing_organization, row.issue_date) for row in rows]


def test_accepted_certification_is_the_persons_with_its_origin(cv):
    finding = certificate(cv)

    accept(finding)

    assert held(cv) == [("First Aid", "Red Cross", date(2023, 5, 12))]
    row = fresh(finding).certification
    assert (row.origin, row.origin_text, row.origin_id) == ("cv.pdf, page 1", "The line", cv.pk)


@pytest.mark.parametrize("day", ["2023-05", "2023", None, "May 2023"])
def test_certification_has_no_day_and_no_issuer_that_the_cv_does_not_give(cv, day):
    accept(certificate(cv, issuer=None, date=day))

    assert held(cv) == [("First Aid", "Not stated", None)]


def test_certification_that_the_person_has_is_not_kept_twice(cv):
    CertificationFactory(user=cv.user, name="first aid", issuing_organization="Fire Brigade")
    finding = certificate(cv)

    accept(finding)
    undo(finding)

    assert held(cv) == [("first aid", "Fire Brigade", None)]


def test_certification_whose_name_is_too_long_stays_in_the_cv(cv):
    accept(certificate(cv, name="x" * 256))

    assert held(cv) == []


@pytest.mark.parametrize("take_away", [drop, undo])
def test_certification_goes_with_its_finding(cv, take_away):
    finding = certificate(cv)
    accept(finding)

    take_away(finding)

    assert (held(cv), fresh(finding).certification) == ([], None)


def test_certification_that_the_person_changed_stays(cv):
    finding = certificate(cv)
    accept(finding)
    made = fresh(finding).certification
    made.expiry_date = date(2030, 1, 1)
    save_certification(certification=made)

    undo(finding)

    assert held(cv) == [("First Aid", "Red Cross", date(2023, 5, 12))]
    assert fresh(finding).certification is None


def test_correction_follows_into_the_certification(cv):
    finding = certificate(cv, name="Frist Aid", issuer=None)
    accept(finding)
    made = fresh(finding).certification

    edit(finding, name="First Aid", issuer="Red Cross", date="2023-05-12")

    assert held(cv) == [("First Aid", "Red Cross", date(2023, 5, 12))]
    assert fresh(finding).certification == made
