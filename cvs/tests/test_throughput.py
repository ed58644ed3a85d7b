import pytest
from django.core.management import CommandError
from django.db import connection

from accounts.models import User
from accounts.tests.factories import UserFactory
from cvs.enums import FileType
from cvs.management.throughput import Sample, Throughput, measure
from cvs.models import CV
from cvs.tests import samples

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
CVS = [Sample(samples.pdf_cv(), FileType.PDF), Sample(samples.docx_cv(), FileType.DOCX)]


def databases():
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return {name for (name,) in cursor.fetchall()}


def test_gain_is_how_many_times_as_fast_the_most_processes_are():
    assert Throughput(200, {1: 9.0, 2: 4.5}).gain == 2.0


def test_measure_has_every_document_read_and_leaves_nothing_behind():
    UserFactory()
    name, before = connection.settings_dict["NAME"], databases()

    found = measure(CVS, 3)

    assert (found.documents, found.seconds.keys()) == (3, {1, 2})
    assert min(found.seconds.values()) > 0
    assert (connection.settings_dict["NAME"], databases()) == (name, before)
    assert (User.objects.count(), CV.objects.count()) == (1, 0)


def test_measure_says_so_when_a_document_cannot_be_read():
    with pytest.raises(CommandError, match="8 CVs could not be read"):
        measure([Sample(samples.picture_pdf(), FileType.PDF)], 1, numbers=[1])
