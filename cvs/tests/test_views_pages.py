import re

import pytest
from django.urls import reverse

from cvs.enums import CVStatus, Topic
from cvs.tests.factories import CVFactory, CVFindingFactory, CVPageFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\nof a page"


def url(page, number=1):
    return reverse("cvs:page_picture", args=[page.cv_id, number])


def picture_of(client, page, **headers):
    return client.get(url(page), headers=headers)


@pytest.fixture
def page(member):
    return CVPageFactory(cv__user=member, picture=PNG)


def test_picture_of_a_page_is_sent_to_its_owner(client, page):
    response = picture_of(client, page)

    assert response.content == PNG
    assert response.headers["Content-Type"] == "image/png"


def test_picture_is_kept_by_no_one_else_and_run_by_no_browser(client, page):
    headers = picture_of(client, page).headers

    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_picture_is_sent_once_while_it_stays_the_same(client, page):
    tag = picture_of(client, page).headers["ETag"]
    again = picture_of(client, page, if_none_match=tag)
    page.picture = PNG + b" read again"
    page.save(update_fields=["picture"])
    changed = picture_of(client, page, if_none_match=tag)

    assert (again.status_code, again.content) == (304, b"")
    assert (changed.status_code, changed.content) == (200, PNG + b" read again")
    assert re.fullmatch(r'"[0-9a-f]{64}"', tag)


def test_picture_needs_log_in(client):
    address = url(CVPageFactory(picture=PNG))

    assert client.get(address).url == f"{reverse('account_login')}?next={address}"


def test_picture_of_another_person_is_not_found(client, member):
    assert picture_of(client, CVPageFactory(picture=PNG)).status_code == 404


def test_picture_that_was_not_drawn_is_not_found(client, member):
    page = CVPageFactory(cv__user=member, picture=None)

    assert picture_of(client, page).status_code == 404
    assert client.get(url(page, number=2)).status_code == 404


def test_picture_of_a_cv_that_is_read_again_is_still_there(client, member):
    cv = CVFactory(user=member, status=CVStatus.UPLOADED)

    assert picture_of(client, CVPageFactory(cv=cv, picture=PNG)).status_code == 200


def test_picture_is_only_looked_at(client, page):
    assert client.post(url(page)).status_code == 405


# --- on the review page -------------------------------------------------------------------


def place(line, *boxes):
    return {"page": 1, "line": line, "text": "as it stands", "boxes": [list(box) for box in boxes]}


def review_of(client, cv):
    return client.get(reverse("cvs:review", args=[cv.pk])).content.decode()


def with_findings(page):
    """A name with a box and a language without; both have a row in the form."""
    name = CVFindingFactory(
        cv=page.cv, places={"text": place(1, (72, 36, 200, 50))}, confidences={"text": 0.6}
    )
    language = CVFindingFactory(
        cv=page.cv, topic=Topic.LANGUAGE, values={"name": "Welsh"}, places={"name": place(2)}
    )
    return name, language


def ids_in(html):
    return re.findall(r'\sid="([^"]+)"', html)


def test_review_shows_the_picture_with_a_box_that_leads_to_its_row(client, page):
    name, _ = with_findings(page)

    html = review_of(client, page.cv)

    assert f'src="{url(page)}"' in html
    assert 'viewBox="0 0 612.00 792.00"' in html
    (box,) = re.findall(r"<rect\s+(.*?)\s*>", html, re.DOTALL)
    assert re.findall(r'([a-z]+)="([^"]*)"', box) == [
        ("class", "mark__box mark__box--warn"),
        ("x", "71.00"),
        ("y", "35.00"),
        ("width", "130.00"),
        ("height", "16.00"),
        ("rx", "1.5"),
    ]
    assert "<title>Name: Maren Oakhurst, 60 % sure</title>" in html
    assert f'href="#finding-{name.pk}"' in html


@pytest.mark.parametrize("picture", [PNG, None], ids=["drawn", "lines alone"])
def test_rows_and_marks_lead_to_each_other(client, member, picture):
    page = CVPageFactory(cv__user=member, picture=picture)
    findings = with_findings(page)

    html = review_of(client, page.cv)

    ids = ids_in(html)
    places = {f"page-1-line-{n}-{row.pk}" for n, row in enumerate(findings, start=1)}
    assert len(ids) == len(set(ids))
    assert places | {f"finding-{row.pk}" for row in findings} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_page_without_a_picture_shows_its_lines_with_the_values_marked(client, member):
    page = CVPageFactory(cv__user=member, lines=["<b>Maren</b>", "Welsh", "Unmarked"])
    with_findings(page)

    html = review_of(client, page.cv)

    assert re.findall(r'<(mark|span) class="lines__text" dir="auto">(.*?)</', html) == [
        ("mark", "&lt;b&gt;Maren&lt;/b&gt;"),
        ("mark", "Welsh"),
        ("span", "Unmarked"),
    ]
    assert "page__picture" not in html


def test_review_of_a_cv_without_pages_says_why(client, member):
    html = review_of(client, ParsedCVFactory(user=member))

    assert "This CV was read before we kept its pages." in html
