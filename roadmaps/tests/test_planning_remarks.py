import json

import pytest

from roadmaps.planning.remarks import Remark, RemarksError, Subject, is_usable, question, remarks

GUIDE = "https://docs.example.org/joins"


def answer(*rows):
    return json.dumps({"tasks": list(rows)})


def row(task=1, description="Do it.", links=()):
    return {"task": task, "description": description, "links": list(links)}


def test_question_names_goal_titles_skills_and_types_alone():
    subjects = [Subject("Joins", "SQL", "course"), Subject("A report", "", "project")]

    assert json.loads(question("Data Analyst", subjects)) == {
        "goal": "Data Analyst",
        "tasks": [
            {"task": 1, "title": "Joins", "skill": "SQL", "type": "course"},
            {"task": 2, "title": "A report", "skill": "", "type": "project"},
        ],
    }


def test_remarks_come_by_place_with_tidy_words():
    found = remarks(answer(row(2), row(1, "  Read\n two   pages. ", [GUIDE])), 2)

    assert found == (Remark(1, "Read two pages.", (GUIDE,)), Remark(2, "Do it.", ()))


def test_words_and_fences_around_the_json_do_no_harm():
    wrapped = f"Sure!\n```json\n{answer(row())}\n```\nGood luck."

    assert remarks(wrapped, 1) == (Remark(1, "Do it.", ()),)


def test_first_of_two_remarks_on_a_task_counts():
    assert remarks(answer(row(1, "First."), row(1, "Second.")), 1) == (Remark(1, "First.", ()),)


@pytest.mark.parametrize(
    "broken",
    [
        row(0),
        row(3),
        row("1"),
        row(True),
        row(description=""),
        row(description=" \0 "),
        row(description=None),
        row(description="x" * 601),
        "row",
        None,
    ],
)
def test_broken_remark_is_left_out_and_the_others_stay(broken):
    assert remarks(answer(broken, row(2)), 2) == (Remark(2, "Do it.", ()),)


@pytest.mark.parametrize(
    "text",
    ["", "I cannot do that.", "{", '{"tasks": 1}', "[1]", '{"tasks": []}', "{" * 100_000 + "}"],
)
def test_answer_without_remarks_is_refused(text):
    with pytest.raises(RemarksError):
        remarks(text, 1)


def test_only_two_usable_links_stay():
    links = ["http://plain.example", GUIDE, 7, GUIDE, "https://a.example", "https://b.example"]

    assert remarks(answer(row(links=links)), 1)[0].links == (GUIDE, "https://a.example")


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://docs.example.org/a/b?c=d#e",
        "https://xn--bcher-kva.example/x",
    ],
)
def test_public_https_address_is_usable(link):
    assert is_usable(link)


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "javascript:alert(1)",
        "https://user:word@example.org",
        "https://example.org:8443/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[broken",
        "https://example.org/a b",
        "https://example.org/\u202egpj",
        "https://" + "a" * 500 + ".example",
        "",
        None,
    ],
)
def test_other_address_is_not_usable(link):
    assert not is_usable(link)
