import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template, render_to_string
from django.urls import ResolverMatch

from careerpilot.ui.gallery import gallery
from careerpilot.ui.templatetags.ui import register


@pytest.fixture
def show(rf):
    """The gallery as a person sees it; the person needs no row."""

    def show(user=None, method="get"):
        request = getattr(rf, method)("/ui/")
        request.user = user or AnonymousUser()
        response = gallery(request)
        if hasattr(response, "render"):
            response.render()
        return response

    return show


def person(**fields):
    return get_user_model()(email="ada@example.org", first_name="Ada", **fields)


def test_gallery_holds_every_component():
    source = get_template("ui/gallery.html").template.source

    assert set(register.tags) - set(re.findall(r"{% (\w+)", source)) == set()


def test_gallery_is_drawn_whole(show):
    response = show()

    assert response.status_code == 200
    assert response.content.count(b'class="error-summary"') == 1
    assert response.content.rstrip().endswith(b"</html>")


def test_gallery_takes_no_post(show):
    assert show(method="post").status_code == 405


def test_page_has_each_id_once(show):
    html = re.sub(r"<form.*?</form>", "", show(person()).content.decode(), flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert len(ids) == len(set(ids))


def test_page_of_a_visitor_offers_log_in_and_no_menu(show):
    html = show().content.decode()

    assert html.count(">Log in<") == 2
    assert "side-nav" not in html
    assert "Log out" not in html


def test_page_of_a_member_offers_the_menu_and_log_out(show):
    html = show(person()).content.decode()

    assert "side-nav" in html
    assert "bottom-nav" in html
    assert ">Log out<" in html
    assert ">Staff<" not in html


def test_menus_mark_the_page_they_stand_on(rf):
    request = rf.get("/skills/")
    request.user = person()
    request.resolver_match = ResolverMatch(print, (), {}, url_name="list", namespaces=["skills"])

    html = render_to_string("base.html", {"user": request.user}, request)

    marked = re.findall(r'aria-current="page"\s*>(.*?)</a>', html, re.DOTALL)
    assert [re.findall(r"<span>(.*?)</span>", item) for item in marked] == [["Skills"], ["Skills"]]


def test_page_of_staff_leads_to_the_staff_pages(show):
    assert ">Staff<" in show(person(role="admin")).content.decode()


def test_page_starts_with_a_way_past_the_menu(show):
    html = show(person()).content.decode()

    assert html.index('href="#main"') < html.index("<nav")
    assert 'id="main"' in html


@pytest.mark.parametrize("code", [400, 500])
def test_error_page_needs_nothing_that_may_be_broken(code):
    html = render_to_string(f"{code}.html")

    assert "<h1>" in html
    assert "side-nav" not in html
