import pytest

from careerpilot.local.commands import migrate_new_database, needs_tables


@pytest.mark.parametrize(
    ("name", "needs"),
    [("createsuperuser", True), ("migrate", False), ("check", False), ("no_such_command", False)],
)
def test_command_says_of_itself_whether_it_wants_a_migrated_database(name, needs):
    assert needs_tables(name) is needs


@pytest.mark.django_db
def test_database_with_tables_is_not_migrated_by_the_way(capsys, django_assert_num_queries):
    with django_assert_num_queries(1):
        migrate_new_database()

    assert capsys.readouterr().out == ""
