import pytest
from django.urls import ResolverMatch

from careerpilot.ui.navigation import PLACES, place_of


def match(view_name):
    *namespaces, url_name = view_name.split(":")
    return ResolverMatch(print, (), {}, url_name=url_name, namespaces=namespaces)


@pytest.mark.parametrize(
    ("view_name", "label"),
    [
        ("progress:dashboard", "Dashboard"),
        ("progress:list", "Progress"),
        ("skills:list", "Skills"),
        ("skills:edit", "Skills"),
        ("skills:certification_list", "Certifications"),
        ("skills:certification_edit", "Certifications"),
        ("cvs:review", "CVs"),
        ("careers:detail", "Careers"),
        ("roadmaps:detail", "Roadmaps"),
        ("roadmaps:today", "Today"),
        ("chat:thread", "Chat"),
    ],
)
def test_page_belongs_to_its_place(view_name, label):
    assert place_of(match(view_name)).label == label


@pytest.mark.parametrize("view_name", ["accounts:profile", "account_login"])
def test_page_outside_the_menu_belongs_to_no_place(view_name):
    assert place_of(match(view_name)) is None


def test_page_without_an_address_belongs_to_no_place():
    assert place_of(None) is None


def test_phone_bar_has_four_places_beside_more():
    assert len([place for place in PLACES if place.on_phone_bar]) == 4
