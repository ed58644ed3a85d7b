from cvs.pipeline.awards import (
    apart_in_line,
    closed,
    is_spoken_language,
    joined,
    one_a_line,
    unbulleted,
)
from cvs.tests.lines import line


def texts(lines):
    return [one.text for one in lines]


def test_semicolons_part_what_starts_as_names_do():
    assert texts(apart_in_line(line("First Aid (2021); Food Safety;"))) == [
        "First Aid (2021)",
        "Food Safety",
    ]


def test_a_sentence_with_a_semicolon_stays_whole():
    assert texts(apart_in_line(line("First Aid; renewed"))) == ["First Aid; renewed"]


def test_dates_alone_stand_in_front_of_what_they_date():
    (dated,) = one_a_line([line("2020"), line("First Aid")])

    assert dated.cells == ("2020", "First Aid")


def test_a_date_below_a_name_stays_a_line_of_its_own():
    assert texts(one_a_line([line("First Aid"), line("2020")])) == ["First Aid", "2020"]


def test_a_rank_alone_has_no_bullet():
    ranks = frozenset(("associate",))

    assert not unbulleted(line("Associate", bullet=True), ranks).bullet
    assert unbulleted(line("First Aid", bullet=True), ranks).bullet


def test_a_language_with_its_level_is_told_from_a_certificate():
    assert is_spoken_language("English (Native)")
    assert is_spoken_language("Spanisch B2")
    assert not is_spoken_language("Goethe-Zertifikat B2")
    assert not is_spoken_language("English")


def test_a_word_that_a_line_cut_is_whole_again():
    assert (
        joined(line("Staplerzerti-"), line("fikat der Stadt")).text == "Staplerzertifikat der Stadt"
    )
    assert (
        joined(line("Certified X-"), line("Ray Technician")).text == "Certified X- Ray Technician"
    )


def test_a_bracket_that_a_date_left_open_holds_the_issuer():
    assert closed("First Aid (Red Cross") == "First Aid\tRed Cross"
    assert closed("First Aid\tRed Cross)") == "First Aid\tRed Cross"
    assert closed("First Aid (RC) – Level 2") == "First Aid (RC) – Level 2"


def test_a_code_in_an_open_bracket_stays_with_its_name():
    assert closed("Certified Nurse (CN") == "Certified Nurse (CN)"
    assert closed("Cloud Basics (CB-900") == "Cloud Basics (CB-900)"
    assert closed("FEMA Course (FEMA") == "FEMA Course\tFEMA"


def test_commas_part_a_list_of_names_with_years_in_brackets():
    assert texts(apart_in_line(line("Forklift, First Aid (Red Cross, 2021), Welding (2022)"))) == [
        *("Forklift", "First Aid (Red Cross, 2021)", "Welding (2022)"),
    ]


def test_commas_part_nothing_where_one_bracket_holds_a_year():
    text = "Certified in Freight, Storage and Supply (2022)"

    assert texts(apart_in_line(line(text))) == [text]
