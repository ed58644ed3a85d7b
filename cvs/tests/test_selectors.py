from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from cvs import selectors
from cvs.enums import Decision
from cvs.models import CVUpload
from cvs.selectors import FoundLink
from cvs.tests.factories import NOTHING_READ, CVFactory, CVSkillFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
AT = now()


def test_cv_list_is_the_owners_and_the_newest_first():
    user = UserFactory()
    old = CVFactory(user=user, uploaded_at=AT - timedelta(days=2))
    new = CVFactory(user=user, uploaded_at=AT)
    CVFactory()

    assert list(selectors.cv_list(owner=user)) == [new, old]


def test_cv_list_counts_what_was_found_and_what_is_undecided():
    cv = ParsedCVFactory()
    CVSkillFactory(cv=cv, decision=Decision.ACCEPTED)
    CVSkillFactory.create_batch(2, cv=cv)
    ParsedCVFactory(user=cv.user, uploaded_at=AT - timedelta(days=1))

    rows = [(row.found, row.undecided) for row in selectors.cv_list(owner=cv.user)]

    assert rows == [(3, 2), (0, 0)]


def test_mention_list_starts_with_what_is_undecided():
    cv = ParsedCVFactory()
    for decision, category, name in (
        (Decision.DROPPED, "Data", "SQL"),
        (Decision.PENDING, "Office", "Excel"),
        (Decision.PENDING, "Data", "Python"),
    ):
        CVSkillFactory(cv=cv, decision=decision, skill__category=category, skill__name=name)
    CVSkillFactory()

    names = [row.skill.name for row in selectors.mention_list(cv=cv)]

    assert names == ["Python", "Excel", "SQL"]


def test_active_cv_is_the_persons_only_one():
    cv = CVFactory(is_active=True)
    CVFactory(user=cv.user)

    assert selectors.active_cv(owner=cv.user) == cv
    assert selectors.active_cv(owner=CVFactory().user) is None


def test_uploads_of_a_day_count_the_last_24_hours():
    user = UserFactory()
    for age in (timedelta(0), timedelta(days=1), timedelta(days=1, seconds=1)):
        CVUpload.objects.create(user=user, uploaded_at=AT - age)
    CVUpload.objects.create(user=UserFactory(), uploaded_at=AT)

    assert selectors.uploads_of_a_day(owner=user, now=AT) == 2


@pytest.mark.parametrize(
    ("address", "leads_on"),
    [
        ("https://mara.example/work", True),
        ("http://mara.example", True),
        ("mara.example/work", False),
        ("javascript:alert(1)//https://", False),
        ("//mara.example", False),
        ("data:text/html,hi", False),
    ],
)
def test_found_link_leads_on_only_when_it_is_a_web_address(address, leads_on):
    data = {"links": {"portfolio": address, "github": None, "other": "x"}}

    assert selectors.found_links(data) == [FoundLink("Portfolio", address, leads_on)]


@pytest.mark.parametrize("data", [None, NOTHING_READ, {"links": None}, {"links": {"github": None}}])
def test_found_links_are_none_where_nothing_was_read(data):
    assert selectors.found_links(data) == []
