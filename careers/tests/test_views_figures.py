"""Figures that are known in part or not at all."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.tests.factories import UserSkillFactory

pytestmark = pytest.mark.django_db
# Sentences of ours that begin so are no value that is missing.
WORD_NONE = re.compile(r"\bNone\b(?! (?:is named|of its|asked))")


def text(client, name, *args, **query):
    response = client.get(reverse(f"careers:{name}", args=args), query)
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("figures", "said", "compared"),
    [
        ((50_000, 60_000, 70_000), "50,000 – 70,000 USD", "60,000 USD, the median"),
        ((50_000, None, None), "from 50,000 USD", "from 50,000 USD"),
        ((None, None, 70_000), "up to 70,000 USD", "up to 70,000 USD"),
        ((None, 60_000, None), "60,000 USD", "60,000 USD, the median"),
        ((None, None, None), "No pay figure.", "No figure"),
    ],
)
def test_pages_print_what_is_known_of_pay(client, member, figures, said, compared):
    columns = ("salary_range_min", "salary_median", "salary_range_max")
    path = CareerPathFactory(**dict(zip(columns, figures, strict=True)))

    assert said in text(client, "list")
    assert said.replace("No pay figure.", "No figure") in text(client, "detail", path.pk)
    assert compared in text(client, "compare", c=path.pk)


def test_pages_of_a_career_without_any_figure_print_no_none(client, member):
    path = CareerPathFactory(
        category="", experience_level=None, market_demand=None, career_progression=None
    )
    need = CareerSkillFactory(career_path=path, importance=None, minimum_level=None)
    UserSkillFactory(user=member, skill=need.skill)

    pages = [
        text(client, "list"),
        text(client, "detail", path.pk),
        text(client, "compare", c=path.pk),
        text(client, "ranking"),
        text(client, "what_if"),
    ]

    assert [WORD_NONE.findall(html) for html in pages] == [[]] * len(pages)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"market_demand": "high"}, "High"),
        ({"growth_percent": Decimal("0.0")}, "0 %"),
        ({"annual_openings": 0}, "<dd> 0"),
    ],
)
def test_detail_prints_the_one_figure_of_the_outlook_that_is_known(client, member, figure, said):
    path = CareerPathFactory(**figure)

    html = text(client, "detail", path.pk)

    outlook = html.partition("Outlook")[2].partition("Ways in")[0]
    assert said in outlook
    assert outlook.count("No figure") == 2
    assert "None" not in outlook
