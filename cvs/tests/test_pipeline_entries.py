import pytest

from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.entries import body_text, split_entries
from cvs.pipeline.wrapped import rejoin_dates

WIDTH = 5.0  # points of a letter


def line(text, *, bullet=False, left=None, baseline=0.0, size=10.0, bold=False):
    """A line whose cells are divided by tabs; words have places only when `left` is given."""
    words = []
    for cell_number, cell in enumerate(text.split("\t")):
        start = None if left is None else left + 250 * cell_number
        for number, word in enumerate(cell.split()):
            box = None
            if start is not None:
                box = Box(start, start + WIDTH * len(word), baseline)
                start = box.x1 + WIDTH
            gap = cell_number > 0 and number == 0
            words.append(Word(word, size, bold=bold, after_gap=gap, box=box))
    return Line(tuple(words), bullet=bullet)


def bullet(text, **kwargs):
    return line(text, bullet=True, **kwargs)


def heads_and_bodies(lines):
    return [
        ([head.text for head in entry.head], [text.text for text in entry.body])
        for entry in split_entries(lines)
    ]


def joined(*lines):
    return [text.cells for text in rejoin_dates(lines)]


def test_entries_start_as_many_lines_above_their_dates_as_the_first():
    lines = [line("Kestrel Ltd"), line("Engineer\t2019 - 2021"), bullet("Built")]
    lines += [line("Osprey Inc"), line("Tester\t2017 - 2019"), bullet("Tested")]

    assert heads_and_bodies(lines) == [
        (["Kestrel Ltd", "Engineer 2019 - 2021"], ["Built"]),
        (["Osprey Inc", "Tester 2017 - 2019"], ["Tested"]),
    ]


def test_a_bold_line_after_bullets_heads_the_next_entry_though_the_first_has_fewer():
    lines = [line("Engineer", size=12.0), line("2019 - 2021"), bullet("Built")]
    lines += [line("Osprey Inc", bold=True), line("Tester", size=12.0), line("2017 - 2019")]

    assert heads_and_bodies(lines)[1] == (["Osprey Inc", "Tester", "2017 - 2019"], [])


def test_entries_without_dates_start_after_bullets():
    lines = [line("Engineer"), bullet("Built"), line("Tester"), bullet("Tested"), bullet("Wrote")]

    assert heads_and_bodies(lines) == [
        (["Engineer"], ["Built"]),
        (["Tester"], ["Tested", "Wrote"]),
    ]


def test_no_lines_have_no_entries():
    assert split_entries([]) == []


def test_a_date_in_a_bullet_starts_no_entry():
    lines = [line("Engineer, Kestrel Ltd\t2019 - 2021"), bullet("Budget for 2019 - 2020 halved")]

    assert len(split_entries(lines)) == 1


def test_entries_that_are_bullets_themselves_are_entries():
    lines = [
        bullet("Engineer, Kestrel Ltd, 2019 - 2021"),
        bullet("Tester, Osprey Inc, 2017 - 2019"),
    ]

    assert len(split_entries(lines)) == 2


def test_an_ornament_before_the_first_head_is_no_bullet():
    lines = [bullet("Engineer, Kestrel Ltd"), line("2019 - 2021"), line("Tester, Osprey Inc")]
    lines += [line("2017 - 2019")]

    assert [head for head, _ in heads_and_bodies(lines)] == [
        ["Engineer, Kestrel Ltd", "2019 - 2021"],
        ["Tester, Osprey Inc", "2017 - 2019"],
    ]


def test_a_year_alone_dates_no_entry_among_ranges():
    lines = [line("Engineer\t2019 - 2021"), bullet("Built"), line("Medal,\t2018", size=9.0)]
    lines += [line("Tester\t2017 - 2019"), bullet("Tested")]

    assert len(split_entries(lines)) == 2


def test_a_line_that_hangs_below_its_bullet_belongs_to_it():
    lines = [
        line("Engineer, Kestrel Ltd\t2019 - 2021", left=50.0),
        bullet("Built a mill and", left=60.0),
        line("ran it", left=60.0),
        line("Tester, Osprey Inc\t2017 - 2019", left=50.0),
    ]

    assert [body_text(entry.body) for entry in split_entries(lines)] == [
        "Built a mill and ran it",
        None,
    ]


def test_a_line_that_starts_below_the_bullet_itself_belongs_to_it():
    lines = [
        line("Engineer\tKestrel Ltd", left=50.0, size=12.0),
        bullet("Built a mill and", left=55.0),
        line("Hull", left=50.0),
        line("Tester\tOsprey Inc", left=50.0, size=12.0),
        bullet("Tested", left=55.0),
    ]

    assert heads_and_bodies(lines) == [
        (["Engineer Kestrel Ltd"], ["Built a mill and", "Hull"]),
        (["Tester Osprey Inc"], ["Tested"]),
    ]


def test_indented_lines_without_bullets_describe():
    lines = [
        line("Engineer\t2019 - 2021", left=50.0),
        line("Kestrel Ltd", left=50.0),
        line("Built mills", left=60.0),
        line("Tester\t2017 - 2019", left=50.0),
        line("Osprey Inc", left=50.0),
        line("Tested mills", left=60.0),
    ]

    assert heads_and_bodies(lines) == [
        (["Engineer 2019 - 2021", "Kestrel Ltd"], ["Built mills"]),
        (["Tester 2017 - 2019", "Osprey Inc"], ["Tested mills"]),
    ]


def test_a_title_behind_a_date_shows_where_the_company_below_starts():
    lines = [
        line("2019 – 2021 Engineer", left=50.0),
        line("Osprey", left=110.0),
        line("Built mills", left=130.0),
    ]

    assert heads_and_bodies(lines) == [(["2019 – 2021 Engineer", "Osprey"], ["Built mills"])]


def test_a_place_below_the_dates_on_the_right_is_of_the_head():
    place = Line((Word("Leeds,", box=Box(540.0, 570.0, 0.0)), Word("UK", box=Box(575.0, 585.0, 0))))
    dated = line("Engineer\t2019 - 2021", left=50.0)
    right = Line((*dated.words[:-1], Word("2021", box=Box(560.0, 585.0, 0.0))))
    lines = [right, line("Kestrel Ltd", left=50.0), place, bullet("Built", left=60.0)]

    assert len(split_entries(lines)[0].head) == 3


def test_a_short_text_is_no_head_once_title_and_company_are_told():
    lines = [line("2019 - 2021\tEngineer"), line("Kestrel Ltd, Leeds, UK"), line("Ran the mill")]
    lines += [line("2017 - 2019\tTester"), line("Osprey Inc, Hull, UK"), line("Wrote reports")]

    assert [body for _, body in heads_and_bodies(lines)] == [["Ran the mill"], ["Wrote reports"]]


@pytest.mark.parametrize(
    "label", ["Responsibilities:", "Aufgaben", "Missions :", "Logros", "3 years"]
)
def test_labels_between_head_and_description_are_left_out(label):
    lines = [line("Engineer, Kestrel Ltd\t2019 - 2021"), line(label), bullet("Built")]

    assert heads_and_bodies(lines) == [(["Engineer, Kestrel Ltd 2019 - 2021"], ["Built"])]


def test_a_job_s_own_skills_are_not_its_description():
    lines = [line("Engineer, Kestrel Ltd\t2019 - 2021"), bullet("Built"), bullet("Skills: Saw")]

    assert heads_and_bodies(lines)[0][1] == ["Built"]


@pytest.mark.parametrize(
    ("above", "below", "date"),
    [
        ("03/2019 –\tEngineer", "heute\tKestrel Ltd", "03/2019 – heute"),
        ("May 2015–May\tEngineer", "2017\tKestrel Ltd", "May 2015–May 2017"),
        ("2019-09 to 2022-\tEngineer", "08\tKestrel Ltd", "2019-09 to 2022- 08"),
        ("2019\tEngineer", "to 2021\tKestrel Ltd", "2019 to 2021"),
    ],
)
@pytest.mark.parametrize("left", [50.0, None])
def test_a_date_broken_over_two_lines_is_one(above, below, date, left):
    lines = line(above, left=left, baseline=100.0), line(below, left=left, baseline=88.0)

    assert joined(*lines) == [(date, "Engineer"), ("Kestrel Ltd",)]


def test_a_date_broken_in_a_column_of_its_own_leaves_the_bullet_beside_it():
    above = line("05/2024 — Engineer, Kestrel Ltd", left=50.0, baseline=100.0)
    below = line("Present\t• Built a mill", left=50.0, baseline=88.0)

    above, below = rejoin_dates([above, below])

    assert above.cells == ("05/2024 — Present", "Engineer, Kestrel Ltd")
    assert (below.text, below.bullet) == ("Built a mill", True)


def test_two_whole_ranges_in_a_row_stay_apart():
    assert joined(line("2019 - 2021"), line("2017 - 2019")) == [("2019 - 2021",), ("2017 - 2019",)]


def test_a_year_in_another_column_ends_no_range():
    lines = line("2019 –\tEngineer", left=50.0), line("\t2021 units", left=50.0)

    assert len(joined(*lines)) == 2


def test_a_date_that_stands_beside_its_line_though_a_little_higher_is_in_it():
    date = line("2019 - 2021", left=400.0, baseline=101.0)

    assert joined(date, line("Engineer", left=50.0, baseline=100.0)) == [
        ("Engineer", "2019 - 2021")
    ]


def test_a_date_at_the_end_of_the_first_bullet_dates_the_head_above_it():
    assert joined(line("Engineer\tLeeds, UK"), bullet("Built a mill\t2019 - 2021")) == [
        ("Engineer", "Leeds, UK", "2019 - 2021"),
        ("Built a mill",),
    ]


def test_a_sentence_that_says_from_when_starts_no_entry():
    lines = [line("Stoker", left=50.0), line("Star Line", left=50.0)]
    lines += [line("2015 - 2019", left=50.0), line("Fed the fire", left=64.0)]
    lines += [line("Mate of the night watch from 2018", left=64.0)]

    assert heads_and_bodies(lines)[0][1] == ["Fed the fire", "Mate of the night watch from 2018"]


def test_a_head_may_say_since_when():
    lines = [line("Stoker, Star Line since 2018"), bullet("Fed the fire")]

    assert heads_and_bodies(lines) == [(["Stoker, Star Line since 2018"], ["Fed the fire"])]


def test_a_date_and_a_place_alone_date_an_entry():
    lines = [line("Stoker, Star Line"), line("2019, Hull"), bullet("Fed the fire")]
    lines += [line("Mate, Star Line"), line("2018, Hull"), bullet("Slept")]

    assert len(heads_and_bodies(lines)) == len(("Stoker", "Mate"))


def test_a_date_that_ends_the_sentence_above_starts_no_entry():
    lines = [line("Stoker"), line("2015 - 2019"), bullet("Fed the fire, to go on until")]
    lines += [line("2026"), bullet("Slept"), line("Mate"), line("2012 - 2015"), bullet("Rowed")]

    assert [body for _, body in heads_and_bodies(lines)] == [
        ["Fed the fire, to go on until", "2026", "Slept"],
        ["Rowed"],
    ]


def test_a_year_below_a_description_starts_an_entry_as_others_do():
    lines = [line("2015 - 2019"), line("Stoker"), bullet("Fed the fire")]
    lines += [line("2014"), line("Mate"), bullet("Rowed")]

    assert [head for head, _ in heads_and_bodies(lines)] == [
        ["2015 - 2019", "Stoker"],
        ["2014", "Mate"],
    ]


def test_an_unknown_place_below_dates_is_the_head_s_where_others_have_theirs():
    lines = [line("Star Line"), line("Stoker"), line("2015 - 2019"), line("Cardiff")]
    lines += [bullet("Fed the fire"), line("Moon Line"), line("Mate"), line("2012 - 2015")]
    lines += [line("Pwllheli Harbour"), bullet("Rowed")]

    assert [body for _, body in heads_and_bodies(lines)] == [["Fed the fire"], ["Rowed"]]


def test_a_short_text_below_dates_is_no_place_where_others_have_none():
    lines = [line("Star Line"), line("Stoker"), line("2015 - 2019"), line("Fed the fire at night")]
    lines += [line("Moon Line"), line("Mate"), line("2012 - 2015"), line("Rowing")]

    assert [body for _, body in heads_and_bodies(lines)] == [["Fed the fire at night"], ["Rowing"]]


def test_bold_lines_above_dates_and_place_head_their_entry_though_the_first_has_none():
    lines = [line("2015 - 2019, Hull"), bullet("Fed the fire")]
    lines += [line("Moon Line, Mate", bold=True), line("2012 - 2015, Leeds"), bullet("Rowed")]

    assert heads_and_bodies(lines)[1][0] == ["Moon Line, Mate", "2012 - 2015, Leeds"]


def test_paragraphs_and_bullets_are_lines_of_the_description():
    assert body_text([bullet("Built a mill"), bullet("Ran it")]) == "Built a mill\nRan it"


def test_no_lines_are_no_description():
    assert body_text([]) is None


def test_a_full_line_goes_on_in_the_next_one():
    lines = [line("Built all of the mills of", left=50.0), line("Hull", left=50.0)]
    lines += [line("Slept", left=50.0)]

    assert body_text(lines) == "Built all of the mills of Hull\nSlept"


def test_lines_are_short_against_those_of_their_column():
    lines = [line("Built mills", left=50.0), line("Ran them", left=50.0)]

    assert body_text(lines, edge=500.0) == "Built mills\nRan them"


def test_a_bullet_never_goes_on_with_the_line_above():
    lines = [bullet("Built all of the mills", left=50.0), bullet("iOS releases", left=50.0)]

    assert body_text(lines) == "Built all of the mills\niOS releases"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Removed hard-coded creden-", "tials"), "Removed hard-coded credentials"),
        (
            ("Asked the customer about customer-", "visible faults"),
            "Asked the customer about customer-visible faults",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_the_half_is_a_word(lines, text):
    assert body_text([line(one) for one in lines]) == text


@pytest.mark.parametrize("text", ["Skills: SQL, dbt", "Tools\tSQL, dbt", "Tecnologías: SQL"])
def test_the_skills_of_a_job_are_no_part_of_its_description(text):
    entry = split_entries([line("Analyst, Kestrel Ltd"), line("2019 - 2021"), line(text)])[0]

    assert entry.body == ()


def test_a_sentence_about_tools_is_described():
    lines = [line("Analyst, Kestrel Ltd"), line("2019 - 2021"), line("Tools and dies: cut 40 sets")]

    assert [one.text for one in split_entries(lines)[0].body] == ["Tools and dies: cut 40 sets"]
