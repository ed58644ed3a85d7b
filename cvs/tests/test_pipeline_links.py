import pytest

from cvs.pipeline.links import find_links
from cvs.tests.lines import line


def links(*texts, behind=()):
    found = find_links([line(text) for text in texts], behind)
    return {topic.value: one.values["text"] for topic, one in found.items()}


def test_links_are_told_apart_by_site():
    texts = ["linkedin.com/in/annlee | https://github.com/annlee", "www.annlee.example", "a@b.com"]

    assert links(*texts) == {
        "linkedin": "linkedin.com/in/annlee",
        "github": "https://github.com/annlee",
        "portfolio": "www.annlee.example",
    }


def test_of_addresses_behind_links_only_known_sites_are_the_persons_own():
    behind = ["https://journal.example/paper", "https://github.com/annlee", "mailto:a@b.com"]

    assert links(behind=behind) == {"github": "https://github.com/annlee"}


def test_of_addresses_behind_links_the_shortest_is_the_profile():
    behind = ["https://github.com/annlee/tool", "https://github.com/annlee"]

    assert links(behind=behind) == {"github": "https://github.com/annlee"}


def test_a_bare_name_is_a_link_where_one_stands_behind_it():
    assert links("annlee.example", behind=["https://annlee.example/"]) == {
        "portfolio": "annlee.example"
    }
    assert links("Node.js", "ann@annlee.example", "annlee.example") == {}


@pytest.mark.parametrize("texts", [["linkedin.com/in/", "annlee"], ["linkedin.com/in/ann-", "lee"]])
def test_an_address_broken_over_two_lines_is_rejoined(texts):
    assert links(*texts) == {"linkedin": "".join(texts)}


def test_a_whole_address_takes_nothing_from_the_line_below():
    assert links("linkedin.com/in/annlee", "Nurse") == {"linkedin": "linkedin.com/in/annlee"}
