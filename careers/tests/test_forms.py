import pytest

from careers.forms import SearchForm
from careers.selectors import Criteria, Sort
from careers.tests.factories import CareerPathFactory

pytestmark = pytest.mark.django_db


def test_search_offers_each_category_once():
    CareerPathFactory(category="Data")
    CareerPathFactory(category="Data")
    CareerPathFactory(category="Business")
    CareerPathFactory(category="")

    assert SearchForm().fields["category"].choices == [
        ("", "All categories"),
        ("Business", "Business"),
        ("Data", "Data"),
    ]


def test_search_without_words_is_fine():
    form = SearchForm({})

    assert form.is_valid()
    assert form.criteria == Criteria()


def test_search_asks_for_what_was_chosen():
    CareerPathFactory(category="Data")
    form = SearchForm({"q": " sql ", "category": "Data", "salary": "50000", "sort": "pay"})

    assert form.criteria == Criteria("sql", {"category": "Data", "salary": "50000"}, Sort.PAY)


@pytest.mark.parametrize("odd", [{"salary": "1"}, {"level": "boss"}, {"sort": "odd"}])
def test_search_that_is_not_valid_asks_for_everything(odd):
    assert SearchForm({"q": "sql", **odd}).criteria == Criteria()


def test_search_refuses_a_category_that_is_not_there():
    assert SearchForm({"category": "Data"}).errors.keys() == {"category"}


def test_search_refuses_more_than_a_hundred_characters():
    assert SearchForm({"q": "x" * 101}).errors.keys() == {"q"}
