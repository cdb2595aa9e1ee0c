"""What each role may do: checked on the database that every other test uses."""

import psycopg
import pytest
from django.db import connection, connections


def one(cursor_sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(cursor_sql)
        row = cursor.fetchone()
    assert row is not None
    return row[0]


@pytest.mark.django_db
def test_the_application_is_no_superuser_and_may_make_nothing() -> None:
    assert one("SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user") is False
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        psycopg.connect(**connection.get_connection_params()) as own,
    ):
        own.execute("CREATE TABLE mine (id bigint)")


@pytest.mark.django_db
def test_the_application_owns_no_table() -> None:
    assert one("SELECT count(*) FROM pg_tables WHERE tableowner = current_user") == 0
    assert one("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") != 0


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_owner_owns_every_table() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner <> current_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_is_emptied_by_the_application() -> None:
    assert one("SELECT has_table_privilege('django_migrations', 'TRUNCATE')") is True
