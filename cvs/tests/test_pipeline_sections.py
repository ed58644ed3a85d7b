import pytest

from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.headings import heading_kind, kind_of_pieces
from cvs.pipeline.sections import split_sections
from cvs.pipeline.vocabulary import Kind


def line(text, *, size=10.0, bold=False, style="", bullet=False, baseline=None, left=50.0, page=1):
    words = tuple(
        Word(
            word,
            size,
            bold,
            after_gap=cell_number > 0 and number == 0,
            box=baseline and Box(left + 100 * cell_number, left + 100 * cell_number + 40, baseline),
        )
        for cell_number, cell in enumerate(text.split("\t"))
        for number, word in enumerate(cell.split())
    )
    return Line(words, style=style, bullet=bullet, page=page)


def margin(heading, text, **kwargs):
    """A line with a bold heading in its first cell."""
    words = (*line(heading, bold=True, **kwargs).words, *line(f"\t{text}", **kwargs).words)
    return Line(words)


def heading(text):
    return line(text, size=14.0, bold=True)


def kinds_and_texts(lines):
    return [
        (section.kind, section.title, [line.text for line in section.lines])
        for section in split_sections(lines)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experience", Kind.EXPERIENCE),
        ("PROFESSIONAL EXPERIENCE:", Kind.EXPERIENCE),
        ("Career History", Kind.EXPERIENCE),
        ("Areas of Expertise", Kind.SKILLS),
        ("Skills & Tools", Kind.SKILLS),
        ("Academic Background", Kind.EDUCATION),
        ("Licenses & Certifications", Kind.CERTIFICATIONS),
        ("Professional Development", Kind.CERTIFICATIONS),
        ("Language Skills", Kind.LANGUAGES),
        ("Volunteer Experience", Kind.OTHER),
        ("Personal Statement", Kind.SUMMARY),
        ("Berufserfahrung", Kind.EXPERIENCE),
        ("Aus- und Weiterbildung", Kind.EDUCATION),
        ("Sprachkenntnisse", Kind.LANGUAGES),
        ("Expérience professionnelle", Kind.EXPERIENCE),
        ("Formation", Kind.EDUCATION),
        ("Compétences", Kind.SKILLS),
        ("Centres d’intérêt", Kind.OTHER),
        ("Experiencia laboral", Kind.EXPERIENCE),
        ("Formación académica", Kind.EDUCATION),
        ("Idiomas", Kind.LANGUAGES),
        ("Professional Experience (5 years)", Kind.EXPERIENCE),
        ("Experience (continued)", Kind.EXPERIENCE),
        ("1. Experience", Kind.EXPERIENCE),
        ("II. Education", Kind.EDUCATION),
        ("★ Work Experience", Kind.EXPERIENCE),
        ("— Experience —", Kind.EXPERIENCE),
        ("E X P E R I E N C E", Kind.EXPERIENCE),
        ("B E R U F L I C H E R W E R D E G A N G", Kind.EXPERIENCE),
        ("T R AY E C TO R I A L A B O R A L", Kind.EXPERIENCE),
        ("Beruflicher Werdegang", Kind.EXPERIENCE),
        ("Trayectoria laboral", Kind.EXPERIENCE),
        ("Parcours professionnel", Kind.EXPERIENCE),
        ("Previous Employment", Kind.EXPERIENCE),
        ("Stages", Kind.EXPERIENCE),
        ("Weiterbildungen und Zertifikate", Kind.CERTIFICATIONS),
        ("Habilitations", Kind.CERTIFICATIONS),
        ("Langues parlées", Kind.LANGUAGES),
        ("Freizeit", Kind.OTHER),
        ("Soziales Engagement", Kind.OTHER),
        ("Praktikum", None),
        ("A B C D E", None),
        ("Experience with large kitchens", None),
        ("Languages: C, Java", None),
        ("Education.", None),
        ("Maren Oakhurst", None),
        ("", None),
    ],
)
def test_heading_kind_knows_the_usual_words(text, kind):
    assert heading_kind(text) == kind


def test_sections_start_at_their_headings():
    lines = [line("Ann Lee"), heading("Education"), line("BSc"), heading("Skills"), line("Tea")]

    assert kinds_and_texts(lines) == [
        (Kind.HEAD, "", ["Ann Lee"]),
        (Kind.EDUCATION, "Education", ["BSc"]),
        (Kind.SKILLS, "Skills", ["Tea"]),
    ]


def test_an_unknown_heading_ends_a_section():
    lines = [
        line("Ann Lee"),
        heading("Education"),
        line("BSc"),
        heading("Expeditions"),
        line("Greenland"),
        line("Patagonia"),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.EDUCATION, "Education", ["BSc"]),
        (Kind.OTHER, "Expeditions", ["Greenland", "Patagonia"]),
    ]


def test_a_label_in_a_lesser_look_is_no_heading():
    label = line("Languages", size=11.0, bold=True)
    lines = [line("Ann Lee"), heading("Education"), line("BSc"), heading("Skills"), label]

    assert kinds_and_texts(lines)[2] == (Kind.SKILLS, "Skills", ["Languages"])


def test_a_heading_in_the_margin_of_a_line_is_one():
    words = (Word("Education", 14.0), Word("BSc", 10.0, after_gap=True))

    assert kinds_and_texts([line("Ann Lee"), Line(words)])[1:] == [
        (Kind.EDUCATION, "Education", ["BSc"])
    ]


def test_the_first_line_and_bullets_are_no_headings():
    lines = [line("Resume"), line("Skills", bullet=True)]

    assert kinds_and_texts(lines) == [(Kind.HEAD, "", ["Resume", "Skills"])]


def test_no_lines_are_one_empty_section():
    assert kinds_and_texts([]) == [(Kind.HEAD, "", [])]


def test_a_heading_in_pieces_is_known_by_its_letters():
    assert [kind_of_pieces("Expér iences"), kind_of_pieces("Kestrel Ltd")] == [
        Kind.EXPERIENCE,
        None,
    ]


def test_a_large_heading_with_an_icon_is_one_though_it_looks_like_a_bullet():
    lines = [line("Ann Lee"), line("Education", size=14.0, bullet=True), line("BSc"), line("MSc")]

    assert kinds_and_texts(lines)[1:] == [(Kind.EDUCATION, "Education", ["BSc", "MSc"])]


def test_headings_in_the_margin_divide_their_lines():
    lines = [
        line("Ann Lee"),
        margin("Experience", "Engineer"),
        line("\tBuilt mills"),
        margin("Languages", "Welsh"),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.EXPERIENCE, "Experience", ["Engineer", "Built mills"]),
        (Kind.LANGUAGES, "Languages", ["Welsh"]),
    ]


def test_a_dash_over_headings_in_the_margin_is_theirs_and_not_the_line_s_beside_it():
    first = line("Tea; Milk;", bullet=True, baseline=690.0, left=150.0)
    lines = [
        line("Ann Lee", baseline=720.0),
        first,
        margin("Skills", "Bread", baseline=676.0),
        line("Salt", bullet=True, baseline=660.0, left=150.0),
        margin("Education", "BSc", baseline=646.0),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.SKILLS, "Skills", ["Tea; Milk;", "Bread"]),
        (Kind.EDUCATION, "Education", ["Salt", "BSc"]),
    ]


def test_a_bullet_above_a_heading_in_the_margin_keeps_its_place_where_no_places_are_told():
    lines = [
        line("Ann Lee"),
        margin("Skills", "Bread"),
        line("Salt", bullet=True),
        margin("Education", "BSc"),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.SKILLS, "Skills", ["Bread", "Salt"]),
        (Kind.EDUCATION, "Education", ["BSc"]),
    ]


def test_a_bullet_above_a_heading_in_the_margin_that_stands_elsewhere_keeps_its_place():
    lines = [
        line("Ann Lee", baseline=720.0),
        margin("Skills", "Bread", baseline=676.0),
        line("Salt", bullet=True, baseline=660.0, left=170.0),
        margin("Education", "BSc", baseline=646.0),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.SKILLS, "Skills", ["Bread", "Salt"]),
        (Kind.EDUCATION, "Education", ["BSc"]),
    ]


def test_what_stands_beside_dates_alone_is_no_heading_in_the_margin():
    lines = [line("Ann Lee"), margin("Experience", "Engineer", baseline=90.0)]
    lines += [margin("Education", "BSc", baseline=80.0), margin("Falcons", "2019 - 2021")]

    assert [section.title for section in split_sections(lines)] == ["", "Experience", "Education"]


def test_an_unknown_heading_in_the_margin_ends_a_section():
    lines = [line("Ann Lee"), margin("Experience", "Engineer", baseline=90.0)]
    lines += [margin("Education", "BSc", baseline=80.0), margin("Falcons", "Two", baseline=70.0)]

    assert kinds_and_texts(lines)[3] == (Kind.OTHER, "Falcons", ["Two"])


def test_labels_in_a_section_s_first_cells_are_no_headings():
    lines = [line("Ann Lee"), heading("Education"), line("BSc"), heading("Skills")]
    lines += [margin("Languages", "C, Java"), margin("Tools", "Git")]

    assert kinds_and_texts(lines)[2] == (
        Kind.SKILLS,
        "Skills",
        ["Languages C, Java", "Tools Git"],
    )


def test_a_label_that_every_job_has_is_no_heading():
    job = [line("Engineer"), line("Tools", bold=True, size=14.0), line("Git")]
    lines = [line("Ann Lee"), heading("Experience"), *job, *job, *job]

    assert kinds_and_texts(lines)[1] == (
        Kind.EXPERIENCE,
        "Experience",
        ["Engineer", "Tools", "Git"] * 3,
    )


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("EXPÉRIENCE", "PROFESSIONNELLE", Kind.EXPERIENCE),
        ("BERUFLICHER", "WERDEGANG", Kind.EXPERIENCE),
        ("EDUCATION AND", "TRAINING", Kind.EDUCATION),
    ],
)
def test_a_heading_on_two_lines_is_one(first, second, kind):
    lines = [
        line("Ann Lee", baseline=700.0),
        line(first, bold=True, baseline=680.0),
        line(second, bold=True, baseline=668.0),
        line("Something", baseline=650.0),
        line("else", baseline=640.0),
    ]

    assert kinds_and_texts(lines)[1:] == [(kind, f"{first} {second}", ["Something", "else"])]


def test_two_headings_in_a_row_are_two():
    lines = [
        line("Ann Lee", baseline=700.0),
        line("Skills", bold=True, baseline=680.0),
        line("Languages", bold=True, baseline=668.0),
        line("Welsh", baseline=650.0),
        line("Tea", baseline=640.0),
    ]

    assert [kind for kind, *_ in kinds_and_texts(lines)[1:]] == [Kind.SKILLS, Kind.LANGUAGES]


def test_a_section_goes_on_over_a_page_without_its_running_foot():
    lines = [
        line("Ann Lee", baseline=700.0),
        line("Education", bold=True, size=14.0, baseline=680.0),
        line("BSc", baseline=660.0),
        line("Ann Lee, page 1 of 2", baseline=20.0),
        line("MSc", baseline=700.0, page=2),
        line("Ann Lee, page 2 of 2", baseline=20.0, page=2),
    ]

    assert kinds_and_texts(lines) == [
        (Kind.HEAD, "", ["Ann Lee", "Ann Lee, page 1 of 2", "Ann Lee, page 2 of 2"]),
        (Kind.EDUCATION, "Education", ["BSc", "MSc"]),
    ]


def test_a_name_in_small_type_above_a_later_page_is_in_no_section():
    lines = [
        line("Ann Lee", size=20.0, baseline=700.0),
        line("Skills", bold=True, size=14.0, baseline=680.0),
        line("Tea", baseline=660.0),
        line("Ann Lee 2", baseline=720.0, page=2),
        line("Cake", baseline=700.0, page=2),
        line("Jam", baseline=680.0, page=2),
    ]

    assert kinds_and_texts(lines)[1] == (Kind.SKILLS, "Skills", ["Tea", "Cake", "Jam"])


def test_a_later_page_that_starts_with_another_name_starts_with_its_section():
    lines = [
        line("Ann Lee", size=20.0, baseline=700.0),
        line("References", bold=True, size=14.0, baseline=680.0),
        line("Bo Hill", baseline=660.0),
        line("Cy Marsh", baseline=720.0, page=2),
        line("Di Brook", baseline=700.0, page=2),
    ]

    assert kinds_and_texts(lines)[1][2] == ["Bo Hill", "Cy Marsh", "Di Brook"]


def test_a_number_at_the_end_of_a_page_is_no_page_number_by_itself():
    lines = [
        line("Ann Lee", baseline=700.0),
        line("Education", bold=True, size=14.0, baseline=680.0),
        line("BSc, 2015", baseline=20.0),
    ]

    assert kinds_and_texts(lines)[1] == (Kind.EDUCATION, "Education", ["BSc, 2015"])


@pytest.mark.parametrize("text", ["E " * 50_000 + "x", "a" * 100_000, "Experience " * 10_000])
def test_a_line_of_any_length_is_no_heading(text):
    assert [section.kind for section in split_sections([line("Ann"), line(text)])] == [Kind.HEAD]


def test_unknown_headings_right_below_that_of_the_skills_group_these():
    document = [
        line("Ana Lind"),
        heading("Experience"),
        line("Nurse, Elm House, 2019 - 2021"),
        heading("Skills"),
        heading("Clinical"),
        line("Triage, Wound care"),
        heading("Other"),
        line("Rota planning"),
        heading("Education"),
        line("BSc Nursing, 2012 - 2015"),
        heading("Clubs"),
        line("Chess"),
    ]

    assert [(kind, texts) for kind, _, texts in kinds_and_texts(document)] == [
        (Kind.HEAD, ["Ana Lind"]),
        (Kind.EXPERIENCE, ["Nurse, Elm House, 2019 - 2021"]),
        (Kind.SKILLS, []),
        (Kind.SKILLS, ["Triage, Wound care"]),
        (Kind.SKILLS, ["Rota planning"]),
        (Kind.EDUCATION, ["BSc Nursing, 2012 - 2015"]),
        (Kind.OTHER, ["Chess"]),
    ]


def small(text):
    """A heading as a side bar has it: larger than the text, smaller than the other headings."""
    return line(text, size=12.0)


def test_headings_of_a_side_bar_have_a_look_of_their_own():
    text = [line(word) for word in ("Tea", "Milk", "Bread", "Salt")]
    main = [heading("Education"), text[0], heading("Experience"), text[1]]
    side = [small("Skills"), text[2], small("Languages"), text[3]]

    assert [kind for kind, *_ in kinds_and_texts([line("Ann Lee"), *main, *side])[1:]] == [
        Kind.EDUCATION,
        Kind.EXPERIENCE,
        Kind.SKILLS,
        Kind.LANGUAGES,
    ]


def test_a_look_that_many_ordinary_lines_have_makes_no_headings():
    titles = [small(f"Expedition {letter}") for letter in "ABCDE"]
    main = [heading("Education"), heading("Experience"), heading("Projects"), line("Tea")]
    side = [small("Skills"), *titles, small("Languages"), line("Milk")]

    assert [title for _, title, _ in kinds_and_texts([line("Ann Lee"), *main, *side])] == [
        "",
        "Education",
        "Experience",
        "Projects",
    ]


def test_the_name_at_the_top_of_the_other_column_starts_the_head_again():
    skills = line("Skills", size=14.0, bold=True, baseline=700.0)
    side = [skills, line("Tea"), line("Milk")]
    name = line("Ann Lee", size=24.0, baseline=700.0, left=300.0)
    main = [name, line("0131 496 0735"), heading("Education"), line("BSc")]

    assert kinds_and_texts([line("Leeds"), *side, *main]) == [
        (Kind.HEAD, "", ["Leeds", "Ann Lee", "0131 496 0735"]),
        (Kind.SKILLS, "Skills", ["Tea", "Milk"]),
        (Kind.EDUCATION, "Education", ["BSc"]),
    ]


def in_columns(*texts):
    """Below the name a job, and in the column beside, which starts higher, these lines."""
    jobs = [
        line("Experience", size=14.0, bold=True, baseline=600.0),
        line("Electrician", baseline=580.0),
    ]
    beside = [
        line(text, baseline=700.0 - 15 * number, left=300.0) for number, text in enumerate(texts)
    ]
    return kinds_and_texts([line("Ann Lee", baseline=720.0), *jobs, *beside])


def test_a_column_beside_that_starts_above_the_first_heading_belongs_to_the_head():
    assert in_columns("12 High Street", "Leeds", "0131 496 0735") == [
        (Kind.HEAD, "", ["Ann Lee", "12 High Street", "Leeds", "0131 496 0735"]),
        (Kind.EXPERIENCE, "Experience", ["Electrician"]),
    ]


def test_jobs_that_go_on_in_a_higher_column_stay_with_the_others():
    assert in_columns("Fitter", "2011 - 2014")[1:] == [
        (Kind.EXPERIENCE, "Experience", ["Electrician", "Fitter", "2011 - 2014"])
    ]


def test_what_stands_lower_in_that_column_stays_in_the_section():
    texts = ["Leeds", *["Wiring"] * 7]

    assert in_columns(*texts) == [
        (Kind.HEAD, "", ["Ann Lee", "Leeds", *["Wiring"] * 5]),
        (Kind.EXPERIENCE, "Experience", ["Electrician", *["Wiring"] * 2]),
    ]


def test_what_the_person_is_heads_no_section_below_the_name():
    top = [line("Ann Lee"), heading("Journeyman Electrician"), line("0131 496 0735")]

    assert kinds_and_texts([*top, heading("Education"), line("BSc")]) == [
        (Kind.HEAD, "", ["Ann Lee", "Journeyman Electrician", "0131 496 0735"]),
        (Kind.EDUCATION, "Education", ["BSc"]),
    ]


def test_a_job_in_the_look_of_headings_after_the_first_one_still_is_one():
    lines = [line("Ann Lee"), heading("Education"), line("BSc"), heading("Electrician")]

    assert kinds_and_texts([*lines, line("Kestrel Ltd")])[1:] == [
        (Kind.EDUCATION, "Education", ["BSc"]),
        (Kind.OTHER, "Electrician", ["Kestrel Ltd"]),
    ]


def test_letters_in_a_row_make_no_two_words_of_which_the_first_is_small():
    assert [kind_of_pieces("INFORMATION"), kind_of_pieces("AREASOFEXPERTISE")] == [
        None,
        Kind.SKILLS,
    ]


def test_a_heading_of_two_lines_keeps_its_kind_where_the_second_has_none():
    lines = [
        line("Ann Lee", baseline=720.0),
        line("CONTACT", bold=True, baseline=700.0),
        line("INFORMATION", bold=True, baseline=686.0),
        line("Leeds", baseline=670.0),
    ]

    assert kinds_and_texts(lines)[1:] == [(Kind.CONTACT, "CONTACT INFORMATION", ["Leeds"])]


def test_what_goes_on_after_a_comma_is_no_heading():
    lines = [
        line("Ann Lee"),
        heading("EDUCATION"),
        line("Institute of Technology, Burnaby,", size=14.0, bold=True),
        heading("BC"),
        line("Diploma"),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.EDUCATION, "EDUCATION", ["Institute of Technology, Burnaby,", "BC", "Diploma"])
    ]
