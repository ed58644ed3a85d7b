import pytest

from cvs.management.scoring import FIELDS, macro, score_cv, total
from cvs.management.timing import Timing, measured, timing
from cvs.tests import samples


def scores(given, truth):
    return {field: share.score for field, share in score_cv(given, truth).items()}


def job(**changes):
    return {"title": "Nurse", "company": "Elm House", "start": "2015-03", "end": "2017", **changes}


def test_score_cv_judges_every_field_and_gives_nothing_for_nothing():
    assert scores(samples.NURSE_DATA, samples.NURSE_DATA) == dict.fromkeys(FIELDS, 1.0)
    assert scores({}, samples.NURSE_DATA) == dict.fromkeys(FIELDS, 0.0)
    assert scores({}, {}) == dict.fromkeys(FIELDS)
    assert macro(score_cv({}, {})) == 1.0


@pytest.mark.parametrize(
    ("field", "given", "truth", "score"),
    [
        ("name", "MÁREN  Oakhurst", "Maren Oakhurst", 1.0),
        ("name", "Maren Oakhurst RN", "Maren Oakhurst", 0.0),
        ("name", "Maren", None, 0.0),
        ("name", None, None, None),
        ("email", " Maren@Example.com", "maren@example.com", 1.0),
        ("email", "maren@example.co", "maren@example.com", 0.0),
        ("phone", "+44 7700 900341", "07700 900341", 1.0),
        ("phone", "07700 900342", "07700 900341", 0.0),
    ],
)
def test_score_cv_compares_single_values_in_their_form(field, given, truth, score):
    found = scores({"personalInfo": {field: given}}, {"personalInfo": {field: truth}})

    assert found[field] == score


@pytest.mark.parametrize(
    ("place", "score"),
    [("Hull, UK", 1.0), ("12 Main Street, HULL", 1.0), ("Hullavington", 0.0), (None, 0.0)],
)
def test_score_cv_looks_for_the_city_in_the_location(place, score):
    truth = {"personalInfo": {"address": {"city": "Hull"}}}

    assert scores({"personalInfo": {"location": place}}, truth)["location"] == score
    assert scores({"personalInfo": {"address": {"city": "Hull"}}}, truth)["location"] == 1.0
    assert scores({"personalInfo": {"location": "Hull"}}, {})["location"] == 0.0


@pytest.mark.parametrize(
    ("field", "given", "truth", "score"),
    [
        ("skills", ["C++", "c"], ["C", "C++"], 1.0),
        ("skills", ["Excel", "excel"], ["Excel", "Triage", "SQL"], 2 / 4),
        ("skills", ["Excel"], [], 0.0),
        ("languages", ["English (native)", "Français – B2"], ["English", "Francais"], 1.0),
        ("certifications", ["CISSP, (ISC)²"], ["CISSP"], 1.0),
        ("certifications", ["CISSP"], ["CISSP (ISC)²"], 0.0),
        ("certifications", ["ABC 12"], ["ABC 1"], 0.0),
        ("certifications", ["Level 4, AAT", "Level 4 Diploma"], ["Level 4", "Level 4 Diploma"], 1),
    ],
)
def test_score_cv_gives_lists_their_f1(field, given, truth, score):
    assert scores({field: given}, {field: truth})[field] == score


@pytest.mark.parametrize(
    ("change", "experience", "dates"),
    [
        ({}, 1.0, 1.0),
        ({"title": "Senior Nurse"}, 0.0, 1.0),
        ({"title": "Senior Nurse", "company": "Elm"}, 0.0, 0.0),
        ({"start": "2015"}, 1.0, 0.0),
        ({"end": None, "current": True}, 1.0, 0.0),
    ],
)
def test_score_cv_matches_jobs_by_title_and_company_and_judges_their_dates(
    change, experience, dates
):
    found = scores({"experience": [job(**change)]}, {"experience": [job()]})

    assert (found["experience"], found["dates"]) == (experience, dates)


def test_score_cv_takes_a_current_job_for_one_that_ends_at_present():
    given, truth = job(end=None, current=True), job(end="present")

    assert scores({"experience": [given]}, {"experience": [truth]})["dates"] == 1.0


def test_score_cv_leaves_months_out_where_the_cv_shows_none():
    given, truth = job(start="2015", end="2017"), job(start="2015-03", end="2017-09", months=False)

    assert scores({"experience": [given]}, {"experience": [truth]})["dates"] == 1.0


def test_score_cv_tells_two_terms_in_one_job_by_their_dates():
    early, late = job(start="2010", end="2012"), job(start="2015", end="2017")

    found = scores({"experience": [late, early]}, {"experience": [early, late]})

    assert (found["experience"], found["dates"]) == (1.0, 1.0)


def test_score_cv_uses_every_entry_once():
    course = {"degree": "BSc", "institution": "Hull", "year": "2012"}
    given = {"experience": [job()], "education": [course]}
    truth = {"experience": [job(), job()], "education": [course, course]}

    found = scores(given, truth)

    assert (found["experience"], found["dates"]) == (2 / 3, 1 / 2)
    assert (found["institution"], found["degree"], found["year"]) == (2 / 3, 2 / 3, 1 / 2)


def test_score_cv_does_not_pair_jobs_that_only_lack_the_same():
    nameless = {"experience": [job(title=None, company=None)]}

    found = scores(nameless, nameless)

    assert (found["experience"], found["dates"]) == (0.0, 0.0)


def test_score_cv_judges_no_dates_where_the_cv_shows_none():
    undated = job(company="Northfield", start=None, end=None)
    truth = {"experience": [undated, job()]}

    found = scores({"experience": [undated, job(start="1999")]}, truth)

    assert (found["experience"], found["dates"]) == (1.0, 0.0)


def test_score_cv_tells_two_courses_at_one_school_by_their_years():
    early, late = ({"institution": "Hull", "year": year} for year in ("2012", "2014"))

    assert scores({"education": [late, early]}, {"education": [early, late]})["year"] == 1.0


def test_score_cv_compares_descriptions_word_by_word():
    given = {"experience": [job(description="Cared for nine"), job(description="spurious")]}
    truth = {"experience": [job(description="Cared for eight patients a shift")]}

    assert scores(given, truth)["description"] == 2 * 2 / (3 + 6)


@pytest.mark.parametrize(
    ("degree", "score"),
    [("B.Sc. in Physics", 1.0), ("Physics, BSc", 1.0), ("Physik BSc", 1.0), ("MSc Physics", 0.0)],
)
def test_score_cv_takes_a_degree_in_every_form_that_is_right(degree, score):
    truth = {
        "degree": "BSc Physics",
        "institution": "Hull",
        "year": "2016",
        "degree_forms": ["BSc Physik"],
    }
    given = {"degree": degree, "institution": "Hull", "year": "2016"}

    found = scores({"education": [given]}, {"education": [truth]})

    assert (found["institution"], found["degree"], found["year"]) == (1.0, score, 1.0)


def test_score_cv_judges_the_year_of_the_entry_that_fits():
    first = {"degree": "BSc", "institution": "Hull", "year": "2012"}
    second = {"degree": "MSc", "institution": "York", "year": "2014"}
    wrong = {**second, "year": "2015"}

    found = scores({"education": [wrong, first]}, {"education": [first, second]})

    assert (found["institution"], found["degree"], found["year"]) == (1.0, 1.0, 0.5)


def test_total_adds_up_what_is_right_and_what_was_judged():
    one = score_cv({"skills": ["A"]}, {"skills": ["A"]})
    other = score_cv({"skills": []}, {"skills": ["A", "B", "C", "D"]})

    assert total([one, other])["skills"].score == 2 / 6
    assert macro(total([one, other])) == 2 / 6


# --- timing -------------------------------------------------------------------------------


def test_measured_sends_one_file_after_the_other_every_way_and_does_not_count_the_first_time():
    read = []
    ways = {name: lambda data, name=name: read.append((name, data)) for name in "ab"}

    taken = measured(ways, [b"one", b"two"])

    first = [("a", b"one"), ("b", b"one")]
    assert read == [*first, *first, ("a", b"two"), ("b", b"two")]
    assert {name: len(each) for name, each in taken.items()} == {"a": 2, "b": 2}
    assert measured(ways, []) == {"a": [], "b": []}


def test_timing_gives_the_median_and_what_95_percent_do_not_exceed():
    assert timing([float(count) for count in range(100, 0, -1)]) == Timing(100, 50.5, 95.0)
    assert timing([2.0]) == Timing(1, 2.0, 2.0)
