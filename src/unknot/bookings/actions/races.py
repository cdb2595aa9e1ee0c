"""What PostgreSQL answers when two acts want the same thing, and how it becomes a refusal."""

import hashlib
from collections.abc import Collection
from datetime import date

from django.db import Error, connection

EXCLUDED, DEADLOCK, LOCK_TIMEOUT = "23P01", "40P01", "55P03"
RACES = frozenset({EXCLUDED, DEADLOCK, LOCK_TIMEOUT})
LOCK_WAIT_MS = 5000
ROOM, CLIENT = "one_booking_per_room_and_time", "one_booking_per_client_and_time"


def sqlstate(problem: Error) -> str:
    return getattr(problem.__cause__, "sqlstate", None) or ""


def is_race(problem: Error) -> bool:
    return sqlstate(problem) in RACES


def excluded_by(problem: Error, constraint: str) -> bool:
    """Whether this constraint refused the row."""
    diag = getattr(problem.__cause__, "diag", None)
    return sqlstate(problem) == EXCLUDED and getattr(diag, "constraint_name", None) == constraint


def take_locks(keys: Collection[str]) -> None:
    """Wait for these names until the transaction ends, always in the same order, so that two acts never cross.

    The locks only make races orderly: whether a slot is free is for the constraints to decide.
    """
    numbers = sorted({number_of(key) for key in keys})
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LOCK_WAIT_MS}ms"])
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [numbers])


def number_of(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], signed=True)


def day_key(clinic_id: int, day: date) -> str:
    """A clinic's local day: its rooms and therapists."""
    return f"day:{clinic_id}:{day.isoformat()}"
