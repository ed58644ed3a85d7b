import pytest
from django.db import connection


@pytest.fixture
def _uncounted(db):
    """Tables of which the planner knows no more than on the first day.

    An import has its rows counted. The count outlives the test whose rows are taken back, and
    what the planner makes of it takes ten times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE skills, career_paths, search_words CASCADE")
