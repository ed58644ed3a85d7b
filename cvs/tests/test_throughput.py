import pytest
from django.core.management import CommandError

from cvs.enums import CVStatus, FileType
from cvs.management.throughput import Sample, Throughput, read_all, workers
from cvs.models import CV
from cvs.tests import samples


def test_gain_is_how_many_times_as_fast_the_most_processes_are():
    assert Throughput(200, {1: 9.0, 2: 4.5}).gain == 2.0


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_reading_says_so_when_documents_cannot_be_read(tmp_path):
    picture = Sample(samples.picture_pdf(), FileType.PDF)

    with workers(1, tmp_path), pytest.raises(CommandError, match="2 CVs could not be read"):
        read_all([picture, picture], 1, tmp_path)

    assert set(CV.objects.values_list("status", "error_reason")) == {(CVStatus.ERROR, "no_text")}
