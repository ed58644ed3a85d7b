from datetime import date

from cvs.pipeline import Lexicon, Term, assemble, read_cv
from cvs.tests import samples

TODAY = date(2026, 11, 22)
LEXICON = Lexicon((Term("Excel", (), needs_context=True),))


def document():
    return read_cv(samples.docx_cv(), lexicon=LEXICON, today=TODAY).parsed_data


def at(data, path):
    for step in path.split("/"):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def test_every_path_of_the_evidence_leads_to_a_value():
    found = document()

    assert len(found["evidence"]) > 40
    assert [path for path in found["evidence"] if at(found, path) is None] == []


def test_evidence_tells_page_line_source_boxes_and_confidence():
    assert document()["evidence"]["experience/1/duration"] == {
        "page": 1,
        "line": 10,
        "text": "June 2017 - Feb 2021",
        "boxes": (),
        "confidence": 0.96,
    }


def test_details_of_what_is_a_list_of_names_have_evidence_too():
    found = document()

    assert found["evidence"]["certifications/0"]["text"] == "Advanced Life Support,"
    assert found["evidence"]["certificationDetails/0/date"]["text"] == "2022"
    assert found["evidence"]["languageDetails/1/level"]["text"] == "(B2)"


def test_mentions_are_flat_and_unknown_skills_a_list():
    found = document()

    assert found["skillMentions"] == [
        {
            "skill": "Excel",
            "evidence": "Software: Excel, SystmOne",
            "section": "skills",
            "page": 1,
            "line": 26,
            "years": None,
            "last_used": None,
            "confidence": 0.9,
        }
    ]
    assert found["unknownSkills"] == ["Wound care", "Triage", "IV therapy", "SystmOne"]


def test_assemble_of_nothing_has_every_key():
    assert assemble(()) == {
        "personalInfo": {
            "name": None,
            "age": None,
            "address": {"street": None, "city": None},
            "email": None,
            "phone": None,
            "location": None,
        },
        "summary": None,
        "links": {"linkedin": None, "github": None, "portfolio": None},
        "skills": [],
        "experience": [],
        "education": [],
        "certifications": [],
        "languages": [],
        "certificationDetails": [],
        "languageDetails": [],
        "evidence": {},
    }
