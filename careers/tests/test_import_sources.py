"""The page that says who wrote and published what."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.selectors.provenance import Stock, figure_sources, stocks
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 5, 1, 12, tzinfo=UTC)


def imported(release, at=THEN):
    return {"source": CatalogueSource.ESCO, "source_version": release, "imported_at": at}


def test_stock_counts_rows_releases_and_the_latest_import():
    CareerPathFactory(uri="o:1", **imported("1.1.1"))
    SkillFactory(uri="s:1", **imported("1.2.0", THEN.replace(month=6)))
    CareerSkillFactory()

    found = stocks()

    assert found[CatalogueSource.ESCO] == Stock(
        ("1.1.1", "1.2.0"), THEN.replace(month=6), careers=1, skills=1, requirements=0
    )
    assert found[CatalogueSource.OWN] == Stock((), None, careers=1, skills=1, requirements=1)
    assert bool(found[CatalogueSource.ONET]) is False


def test_figures_are_counted_by_source_without_notes_about_single_ones():
    for source in ("BLS, May 2024", "BLS, May 2024; blank: above", "BLS, May 2023", ""):
        CareerPathFactory(pay_source=source)

    assert figure_sources("pay_source") == [("BLS, May 2024", 2), ("BLS, May 2023", 1)]


@pytest.mark.parametrize("count", [1, 4])
def test_page_is_open_to_all_and_costs_the_same_for_any_number_of_rows(
    client, count, django_assert_num_queries
):
    for number in range(count):
        CareerPathFactory(uri=f"o:{number}", pay_source="BLS, May 2024", **imported("1.1.1"))

    with django_assert_num_queries(5):
        response = client.get(reverse("careers:sources"))

    html = response.content.decode()
    assert response.status_code == 200
    assert "This service uses the ESCO classification of the European Commission." in html
    assert html.count("BLS, May 2024") == 1
    assert "1 May 2026" in html


def test_page_gives_onet_the_credit_that_its_licence_asks_for(client):
    CareerPathFactory(source=CatalogueSource.ONET, uri="onet:1", source_version="29.2")

    html = " ".join(client.get(reverse("careers:sources")).content.decode().split())

    assert "This product includes information from the O*NET 29.2 Database" in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert "USDOL/ETA has not approved, endorsed, or tested these modifications." in html


def test_every_page_leads_to_the_sources(client):
    assert f'href="{reverse("careers:sources")}"' in client.get("/").content.decode()
