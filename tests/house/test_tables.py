"""What every table owes: a clinic, a key that can be booked, a history, and rights that end where they should."""

import pghistory.models
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from unknot.audit.grants import append_only_tables

OURS = [model for model in apps.get_models() if model.__module__.startswith("unknot.")]
ROWS = [model for model in OURS if not issubclass(model, pghistory.models.Event)]
# Rows that belong to a person or to the whole installation, not to a clinic.
NO_CLINIC = {"Clinic", "User", "Assessment", "TriageRecord", "Plan", "CaughtMail"}


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_a_row_of_a_clinic_names_its_clinic(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.get_fields()}
    assert ("clinic" in names) is (model.__name__ not in NO_CLINIC)


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_keys_are_bigint(model: type[models.Model]) -> None:
    assert model._meta.pk is not None
    assert model._meta.pk.get_internal_type() == "BigAutoField"


@pytest.mark.django_db
def test_the_application_role_is_no_superuser_and_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)
    assert settings.DATABASES["default"]["USER"] != settings.DATABASES["owner"]["USER"]


@pytest.mark.django_db
@pytest.mark.parametrize("table", append_only_tables())
def test_what_is_append_only_can_be_read_and_added_but_not_changed(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%(t)s, 'SELECT'), has_table_privilege(%(t)s, 'INSERT'),"
            " has_table_privilege(%(t)s, 'UPDATE'), has_table_privilege(%(t)s, 'DELETE')",
            {"t": f'"{table}"'},
        )
        assert cursor.fetchone() == (True, True, False, False)


def test_the_audit_lines_and_the_histories_are_among_the_append_only_tables() -> None:
    assert {"audit_auditline", "bookings_bookingevent", "assessments_triagerecord"} <= set(append_only_tables())


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "right"), [("pghistory_context", "DELETE"), ("django_migrations", "INSERT")])
def test_the_application_may_neither_forget_on_whose_behalf_nor_claim_a_migration(table: str, right: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s)", [table, right])
        assert cursor.fetchone() == (False,)
