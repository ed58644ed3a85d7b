import pytest

from careers.forms import SearchForm
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
    assert form.cleaned_data == {"q": "", "category": ""}


def test_search_refuses_a_category_that_is_not_there():
    assert SearchForm({"category": "Data"}).errors.keys() == {"category"}


def test_search_refuses_more_than_a_hundred_characters():
    assert SearchForm({"q": "x" * 101}).errors.keys() == {"q"}
