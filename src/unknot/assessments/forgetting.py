"""Forget assessments that were begun and left: answers about health are not kept for nobody."""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, connection

from unknot.audit.actions import record
from unknot.audit.removing import OWNER, removing

MOST: Final = 1000
"""In one run; the next day goes on."""
LEFT: Final = """
SELECT id FROM assessments_assessment
WHERE finished_at IS NULL AND started_at < %s AND NOT EXISTS (
    SELECT FROM jsonb_each_text(answered_at) AS given WHERE given.value::timestamptz >= %s)
"""
OF_ONE: Final = (("triagerecord", "assessment_id"), ("assessmentevent", "id"), ("assessment", "id"))


def forget_abandoned(*, before: datetime, by: str, now: datetime) -> int:
    """How many unfinished assessments without an answer since `before` are gone, with their history and judgements.

    One that something else rests on, such as a booking made before its answers were changed, stays: its key decides.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{LEFT} ORDER BY id LIMIT {MOST}", [before, before])
        left = [row[0] for row in cursor.fetchall()]
    return sum(forget_one(assessment_id, before, by, now) for assessment_id in left)


def forget_one(assessment_id: int, before: datetime, by: str, now: datetime) -> bool:
    try:
        with removing() as cursor:
            # Somebody may be answering at this moment: look once more, and hold it.
            cursor.execute(f"{LEFT} AND id = %s FOR UPDATE", [before, before, assessment_id])
            if cursor.fetchone() is None:
                return False
            for table, column in OF_ONE:
                cursor.execute(f"DELETE FROM assessments_{table} WHERE {column} = %s", [assessment_id])  # noqa: S608
            about = f"Assessment:{assessment_id}"
            record(act="assessments.forget_abandoned", about=about, by=by, now=now, using=OWNER)
    except IntegrityError:
        return False
    return True
