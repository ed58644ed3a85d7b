from decimal import Decimal

import pytest

from roadmaps.forms.work import WorkForm


def form(**values):
    made = WorkForm(values)
    made.full_clean()
    return made


def test_form_may_stay_empty():
    made = form()

    assert made.errors == {}
    assert made.cleaned_data == {
        "notes": "",
        "own_links": [],
        "proof_link": "",
        "actual_hours": None,
    }


def test_links_are_read_line_by_line_each_once():
    made = form(
        own_links=" https://example.org/a \n\nhttp://example.org/b\r\nhttps://example.org/a"
    )

    assert made.cleaned_data["own_links"] == ["https://example.org/a", "http://example.org/b"]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://example.org/file",
        "//example.org",
        "example.org",
        "https://",
        "https://exa mple.org",
        "http://[::1",
    ],
)
def test_what_is_no_web_address_is_refused(link):
    both = form(own_links=link, proof_link=link)

    assert list(both.errors) == ["own_links", "proof_link"]
    assert "is no web address that begins with https:// or http://." in both.errors["own_links"][0]


def test_eleven_links_are_too_many_and_ten_are_not():
    links = [f"https://example.org/{number}" for number in range(11)]

    assert form(own_links="\n".join(links[:10])).cleaned_data["own_links"] == links[:10]
    assert form(own_links="\n".join(links)).errors == {
        "own_links": ["Keep 10 links at most; these are 11."]
    }


def test_link_has_five_hundred_characters_at_most():
    fitting = "https://example.org/" + "x" * 480

    assert form(own_links=fitting, proof_link=fitting).errors == {}
    assert list(form(own_links=fitting + "x", proof_link=fitting + "x").errors) == [
        "own_links",
        "proof_link",
    ]


@pytest.mark.parametrize("hours", ["0", "0.25", "1.5", "999"])
def test_hours_are_whole_quarters(hours):
    assert form(actual_hours=hours).cleaned_data["actual_hours"] == Decimal(hours)


@pytest.mark.parametrize("hours", ["-1", "0.1", "999.25", "NaN", "Infinity", "1e9", "two"])
def test_other_hours_are_refused(hours):
    assert list(form(actual_hours=hours).errors) == ["actual_hours"]


def test_notes_are_ten_thousand_characters_at_most():
    assert form(notes="x" * 10_000).errors == {}
    assert list(form(notes="x" * 10_001).errors) == ["notes"]
