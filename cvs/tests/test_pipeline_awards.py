from cvs.pipeline.awards import apart_at_semicolons, is_spoken_language, one_a_line, unbulleted
from cvs.tests.lines import line


def texts(lines):
    return [one.text for one in lines]


def test_semicolons_part_what_starts_as_names_do():
    assert texts(apart_at_semicolons(line("First Aid (2021); Food Safety;"))) == [
        "First Aid (2021)",
        "Food Safety",
    ]


def test_a_sentence_with_a_semicolon_stays_whole():
    assert texts(apart_at_semicolons(line("First Aid; renewed"))) == ["First Aid; renewed"]


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
