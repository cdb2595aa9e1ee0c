"""Remove what belongs to some clinics, histories and audit lines included. Only for clinics that are made up.

The application's role may not remove what is append-only, so the owner of the tables does it, in one transaction.
"""

from collections.abc import Sequence
from typing import Any, Final

import pghistory.models
from django.apps import apps

from unknot.audit.removing import removing

OF_A_CLINIC: Final = (
    "notices_outboxmessage",
    "clients_client",
    "therapists_licence",
    "therapists_insurance",
    "therapists_workinghours",
    "therapists_leave",
    "therapists_therapist",
    "practice_room",
    "practice_service",
    "accounts_membership",
    "audit_auditline",
)
"""Tables with a clinic, so ordered that nothing is removed while another row still names it."""
OF_AN_ASSESSMENT: Final = (
    ("plans_planevent", "assessment_id"),
    ("plans_plan", "assessment_id"),
    ("assessments_triagerecord", "assessment_id"),
    ("assessments_assessmentevent", "id"),
    ("assessments_assessment", "id"),
)
OF_A_USER: Final = (("account_emailaddress", "user_id"), ("mfa_authenticator", "user_id"), ("accounts_user", "id"))


def remove_demo(clinic_ids: Sequence[int]) -> None:
    with removing() as cursor:
        clinics = list(clinic_ids)
        assessments = ids(
            cursor, "SELECT DISTINCT assessment_id FROM bookings_booking WHERE clinic_id = ANY(%s)", clinics
        )
        users = ids(
            cursor,
            "SELECT user_id FROM accounts_membership GROUP BY user_id HAVING bool_and(clinic_id = ANY(%s))",
            clinics,
        )
        for table in (*histories(), "bookings_cancellation", "bookings_booking"):
            delete(cursor, table, "clinic_id", clinics)
        for table, column in OF_AN_ASSESSMENT:
            delete(cursor, table, column, assessments)
        for table in OF_A_CLINIC:
            delete(cursor, table, "clinic_id", clinics)
        for table, column in OF_A_USER:
            delete(cursor, table, column, users)
        delete(cursor, "practice_clinicevent", "id", clinics)
        delete(cursor, "practice_clinic", "id", clinics)


def histories() -> list[str]:
    events = (model for model in apps.get_models() if issubclass(model, pghistory.models.Event))
    return [
        model._meta.db_table for model in events if any(field.name == "clinic" for field in model._meta.get_fields())
    ]


def ids(cursor: Any, query: str, clinics: list[int]) -> list[int]:
    cursor.execute(query, [clinics])
    return [row[0] for row in cursor.fetchall()]


def delete(cursor: Any, table: str, column: str, values: list[int]) -> None:
    """table, column: from the lists above, never from a person."""
    cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [values])  # noqa: S608 — see above
