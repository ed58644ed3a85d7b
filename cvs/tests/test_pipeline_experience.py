import pytest

from cvs.pipeline.document import Line, Word
from cvs.pipeline.experience import find_experience


def line(text, *, bullet=False, bold=False):
    """A line whose cells are divided by tabs."""
    words = tuple(
        Word(word, 10.0, bold=bold, after_gap=cell_number > 0 and number == 0)
        for cell_number, cell in enumerate(text.split("\t"))
        for number, word in enumerate(cell.split())
    )
    return Line(words, bullet=bullet)


def bullet(text):
    return line(text, bullet=True)


def jobs(*lines):
    return [
        tuple(found.values[field] for field in ("title", "company", "duration", "description"))
        for found in find_experience(lines)
    ]


def titles_and_companies(*lines):
    return [job[:2] for job in jobs(*lines)]


def locations(*lines):
    return [found.values["location"] for found in find_experience(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Engineer, Kestrel Ltd, Leeds, UK\t2019 - 2021",),
        ("Engineer at Kestrel Ltd\t2019 - 2021",),
        ("Engineer | Kestrel Ltd | 2019 - 2021",),
        ("2019 - 2021: Engineer, Kestrel Ltd",),
        ("Engineer\t2019 - 2021", "Kestrel Ltd, Leeds, UK"),
        ("Kestrel Ltd\t2019 - 2021", "Engineer"),
        ("Kestrel Ltd – Leeds", "Engineer\t2019 - 2021"),
        ("Kestrel Ltd (Leeds)", "Engineer", "2019 - 2021"),
        ("2019 - 2021", "Engineer", "Kestrel Ltd"),
        ("2019 - 2021\tEngineer", "Kestrel Ltd"),
        ("Employer: Kestrel Ltd", "Position: Engineer", "Dates: 2019 - 2021"),
        ("2019 - 2021", "Kestrel Ltd, Leeds", "Position: Engineer"),
        ("2019 - 2021", "Employer: Kestrel Ltd, Leeds", "Engineer"),
        ("Employer\tKestrel Ltd", "Position\tEngineer", "Dates\t2019 - 2021"),
    ],
)
def test_title_and_company_are_told_apart_in_any_order(lines):
    assert jobs(*map(line, lines)) == [("Engineer", "Kestrel Ltd", "2019 - 2021", None)]


def test_a_job_tells_start_end_and_whether_it_goes_on():
    (found,) = find_experience([line("Engineer, Kestrel Ltd\tMar 2019 - heute")])

    assert (found.values["start"], found.values["end"]) == ("2019-03", None)
    assert found.values["current"] is True


def test_the_order_of_most_entries_decides_the_unclear_ones():
    lines = [
        line("Kestrel Ltd\t2019 - 2021"),
        line("Engineer"),
        bullet("Built"),
        line("Osprey\t2017 - 2019"),
        line("Falconry"),
        bullet("Flew"),
    ]

    assert jobs(*lines) == [
        ("Engineer", "Kestrel Ltd", "2019 - 2021", "Built"),
        ("Falconry", "Osprey", "2017 - 2019", "Flew"),
    ]


def test_the_look_of_most_companies_decides_the_unclear_ones():
    lines = [
        line("Kestrel Ltd", bold=True),
        line("Engineer\t2019 - 2021"),
        bullet("Built"),
        line("Osprey", bold=True),
        line("Falconry\t2017 - 2019"),
    ]

    assert titles_and_companies(*lines) == [("Engineer", "Kestrel Ltd"), ("Falconry", "Osprey")]


def test_a_city_is_not_taken_for_the_company():
    lines = [line("Osprey – Málaga\t2019 - 2021"), line("Maestra"), bullet("Clases")]

    assert (titles_and_companies(*lines), locations(*lines)) == (
        [("Maestra", "Osprey")],
        ["Málaga"],
    )


def test_a_title_keeps_its_subject_when_the_company_has_its_own_line():
    lines = [
        line("Osprey"),
        line("Driver, International\t2019 - 2021"),
        bullet("Drove"),
        line("Kestrel"),
        line("Driver\t2017 - 2019"),
        bullet("Drove"),
    ]

    assert titles_and_companies(*lines) == [
        ("Driver, International", "Osprey"),
        ("Driver", "Kestrel"),
    ]


def test_a_name_before_a_region_is_the_company_when_nothing_else_is():
    assert titles_and_companies(line("Engineer, Osprey, NY\t2019 - 2021")) == [
        ("Engineer", "Osprey")
    ]


def test_a_department_is_no_company():
    text = "Professor, Department of Physics, University of Oslo, Norway\t2019 - 2021"

    assert titles_and_companies(line(text)) == [
        ("Professor, Department of Physics", "University of Oslo")
    ]


def test_places_in_brackets_are_learnt_from_the_other_jobs():
    lines = [
        line("Engineer\t2019 - 2021"),
        line("Osprey (Cancale)"),
        bullet("Built"),
        line("Tester\t2017 - 2019"),
        line("Kestrel (Tenby)"),
        bullet("Tested"),
    ]

    assert titles_and_companies(*lines) == [("Engineer", "Osprey"), ("Tester", "Kestrel")]
    assert locations(*lines) == ["Cancale", "Tenby"]


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Engineer, Kestrel Ltd, Leeds, UK\t2019 - 2021", "Leeds, UK"),
        ("Engineer, Kestrel Ltd (Hamburg)\t2019 - 2021", "Hamburg"),
        ("Engineer | Kestrel Ltd | Remote | 2019 - 2021", "Remote"),
        ("Engineer, Kestrel Ltd\tParis, France\t2019 - 2021", "Paris, France"),
        ("Engineer, Kestrel Ltd\t2019 - 2021", None),
        ("Engineer, Kestrel Ltd, Atlanta GA\t2019 - 2021", "Atlanta GA"),
        ("Engineer, Osprey, NY\t2019 - 2021", "NY"),
    ],
)
def test_the_place_of_a_job_is_its_location(text, location):
    assert locations(line(text)) == [location]


@pytest.mark.parametrize(
    "text",
    [
        "Pilot, Institute of Tides, Amlwch, Amlwch, Anglesey\t2019 - 2021",
        "Pilot | Institute of Tides, Amlwch | Amlwch | 2019 - 2021",
    ],
)
def test_a_city_that_the_head_tells_again_belongs_to_the_company_s_name(text):
    assert titles_and_companies(line(text)) == [("Pilot", "Institute of Tides, Amlwch")]


def test_a_city_told_once_does_not_belong_to_the_company_s_name():
    text = "Pilot, Institute of Tides, Amlwch\t2019 - 2021"

    assert titles_and_companies(line(text)) == [("Pilot", "Institute of Tides")]


def test_the_only_company_with_a_comma_goes_on_behind_it():
    lines = [line("Pilot\t2019 - 2021"), line("Institute of Tides, Amlwch"), bullet("Flew")]
    lines += [line("Engineer\t2017 - 2019"), line("Kestrel Ltd"), bullet("Built")]
    lines += [line("Tester\t2015 - 2017"), line("Osprey Inc"), bullet("Tested")]

    assert titles_and_companies(*lines)[0] == ("Pilot", "Institute of Tides, Amlwch")
    lines[1] = line("Institute of Tides, Leeds")
    assert titles_and_companies(*lines)[0] == ("Pilot", "Institute of Tides")


def test_a_place_in_brackets_may_have_brackets_itself():
    lines = [line("Engineer\t2019 - 2021"), line("Osprey (Berg (Elbe))"), bullet("Built")]
    lines += [line("Tester\t2017 - 2019"), line("Kestrel (Tenby)"), bullet("Tested")]

    assert titles_and_companies(*lines) == [("Engineer", "Osprey"), ("Tester", "Kestrel")]
    assert locations(*lines) == ["Berg (Elbe)", "Tenby"]


def test_an_unknown_place_stands_where_the_others_do():
    lines = [line("Engineer | Kestrel Ltd | Leeds\t2019 - 2021"), bullet("Built")]
    lines += [line("Tester | Osprey Ltd | Llanfair\t2017 - 2019"), bullet("Tested")]

    assert locations(*lines) == ["Leeds", "Llanfair"]


def test_several_roles_share_the_company_above_them():
    lines = [
        line("Kestrel Ltd, Leeds, UK", bold=True),
        line("Senior Engineer\t2019 - 2021"),
        bullet("Led"),
        line("Engineer\t2017 - 2019"),
        bullet("Built"),
        line("Osprey Inc, Hull, UK", bold=True),
        line("Tester\t2015 - 2017"),
        bullet("Tested"),
    ]

    assert titles_and_companies(*lines) == [
        ("Senior Engineer", "Kestrel Ltd"),
        ("Engineer", "Kestrel Ltd"),
        ("Tester", "Osprey Inc"),
    ]
    assert locations(*lines) == ["Leeds, UK", "Leeds, UK", "Hull, UK"]


def test_the_line_of_a_shared_company_is_among_the_lines_of_each_role():
    lines = [line("Kestrel Ltd"), line("Senior Engineer\t2019 - 2021"), bullet("Led")]
    lines += [line("Engineer\t2017 - 2019"), bullet("Built")]

    assert [lines[0] in found.lines for found in find_experience(lines)] == [True, True]


def test_a_company_with_dates_of_its_own_above_its_roles_is_no_job():
    lines = [
        line("Kestrel Ltd\t2015 - 2021"),
        line("Senior Engineer\t2018 - 2021"),
        bullet("Led"),
        line("Engineer\t2015 - 2018"),
        bullet("Built"),
    ]

    assert titles_and_companies(*lines) == [
        ("Senior Engineer", "Kestrel Ltd"),
        ("Engineer", "Kestrel Ltd"),
    ]


def test_a_title_above_several_companies_is_that_of_each():
    lines = [
        line("Freelance Designer\t2015 - 2021"),
        line("Kestrel Ltd\t2018 - 2021"),
        bullet("Drew"),
        line("Osprey Inc\t2015 - 2018"),
        bullet("Painted"),
    ]

    assert titles_and_companies(*lines) == [
        ("Freelance Designer", "Kestrel Ltd"),
        ("Freelance Designer", "Osprey Inc"),
    ]


def test_a_job_outside_a_group_s_dates_is_not_in_it():
    lines = [
        line("Kestrel Ltd\t2018 - 2021"),
        line("Engineer\t2018 - 2021"),
        bullet("Built"),
        line("Freelancer\t2015 - 2017"),
        bullet("Wrote"),
    ]

    assert titles_and_companies(*lines) == [("Engineer", "Kestrel Ltd"), ("Freelancer", None)]


def test_a_company_below_the_title_is_not_shared_with_the_next_job():
    lines = [line("Engineer\t2019 - 2021"), line("Kestrel Ltd"), bullet("Built")]
    lines += [line("Freelancer\t2017 - 2019"), bullet("Wrote")]

    assert titles_and_companies(*lines) == [("Engineer", "Kestrel Ltd"), ("Freelancer", None)]


@pytest.mark.parametrize("title", ["Freelance Designer", "Elternzeit", "Self-employed tutor"])
def test_who_had_no_employer_is_given_none(title):
    lines = [line("Kestrel Ltd"), line("Engineer\t2019 - 2021"), bullet("Built")]
    lines += [line(f"{title}\t2017 - 2019"), bullet("Wrote")]

    assert titles_and_companies(*lines) == [("Engineer", "Kestrel Ltd"), (title, None)]


@pytest.mark.parametrize("title", ["Elternzeit", "Zivildienst", "Parental leave", "Werkstudent"])
def test_leave_service_and_student_jobs_are_jobs(title):
    assert jobs(line(f"{title}\t2019 - 2021")) == [(title, None, "2019 - 2021", None)]


def test_a_job_without_a_company_has_none():
    assert jobs(line("Engineer\t2019 - 2021")) == [("Engineer", None, "2019 - 2021", None)]


def test_a_company_alone_has_no_title():
    assert jobs(line("Kestrel Ltd\t2019 - 2021")) == [(None, "Kestrel Ltd", "2019 - 2021", None)]


def test_a_job_without_dates_has_none():
    assert jobs(line("Engineer, Kestrel Ltd"), bullet("Built")) == [
        ("Engineer", "Kestrel Ltd", None, "Built")
    ]


def test_a_sentence_without_dates_is_no_job():
    text = "I have been an engineer for ten years, in mills and in ships, at home and abroad."

    assert jobs(line(text), line("Responsible for the managers of five engineers.")) == []


def test_a_list_of_jobs_without_dates_and_descriptions_is_one_job_a_line():
    lines = [line("Engineer, Kestrel Ltd, Leeds"), line("Tester, Osprey Inc, Hull")]

    assert titles_and_companies(*lines) == [("Engineer", "Kestrel Ltd"), ("Tester", "Osprey Inc")]


def test_dates_alone_are_no_job():
    assert jobs(line("2019 - 2021")) == []


def test_no_lines_are_no_jobs():
    assert jobs() == []


@pytest.mark.parametrize(
    "text",
    ["- " * 50_000 + "x", "2019 " * 20_000, ", " * 50_000 + "x", "(" * 100_000, "a" * 100_000],
)
def test_a_line_of_any_length_is_no_job_s_head(text):
    assert all(job[2] is None for job in jobs(line(text), line("Engineer")))


def test_a_company_stands_above_the_terms_and_the_place_of_its_jobs():
    lines = [
        *("Kestrel Health", "Full-time · 6 years 2 months", "Bristol · On-site"),
        *("Lead Designer", "Jan 2023 - Present · 3 years 11 months"),
        *("Designer", "Oct 2020 - Dec 2022 · 2 years 3 months"),
    ]

    assert titles_and_companies(*map(line, lines)) == [
        ("Lead Designer", "Kestrel Health"),
        ("Designer", "Kestrel Health"),
    ]


def test_since_when_a_result_holds_is_no_date_of_a_job():
    lines = [
        line("Chemist, Kestrel Ltd (Apr 2021 – present)"),
        line("Made catalysts for the pilot plant. Three patents since 2022."),
        line("Laboratory Assistant, Heron Ltd (Oct 2018 – March 2021)"),
    ]

    assert titles_and_companies(*lines) == [
        ("Chemist", "Kestrel Ltd"),
        ("Laboratory Assistant", "Heron Ltd"),
    ]


def test_jobs_that_are_all_dated_by_since_stay_jobs():
    lines = [line("Chemist, Kestrel Ltd since 2021"), line("Treasurer, Heron Ltd since 2018")]

    assert titles_and_companies(*lines) == [
        ("Chemist", "Kestrel Ltd"),
        ("Treasurer", "Heron Ltd"),
    ]


def test_a_company_may_start_with_a_small_letter():
    lines = [line("Intern"), line("eWater Ltd"), line("Dec 2022 – Jan 2023"), line("Read meters")]

    assert jobs(*lines) == [("Intern", "eWater Ltd", "Dec 2022 – Jan 2023", "Read meters")]


def test_a_year_dates_a_job_where_ranges_lead_the_others():
    lines = [
        *("2020 – present Head Vet, Kestrel Clinic", "2017 – 2020 Vet, Heron Zoo"),
        "2016 Trainee, Wren Clinic",
    ]

    assert [job[:3] for job in jobs(*map(line, lines))] == [
        ("Head Vet", "Kestrel Clinic", "2020 – present"),
        ("Vet", "Heron Zoo", "2017 – 2020"),
        ("Trainee", "Wren Clinic", "2016"),
    ]


def test_a_sentence_that_starts_with_a_number_dates_no_job():
    lines = [
        "2020 – present Vet, Kestrel Ltd",
        "2016 patients a year",
        "2017 – 2020 Vet, Heron Ltd",
    ]

    assert [job[2] for job in jobs(*map(line, lines))] == ["2020 – present", "2017 – 2020"]
