"""Forget assessments that were left without a visit: answers about health are not kept for nobody."""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, connection

from unknot.audit.actions import record
from unknot.audit.removing import OWNER, removing

MOST: Final = 1000
"""In one run; the next day goes on."""
LEFT: Final = """
SELECT id FROM assessments_assessment
WHERE started_at < %s AND NOT EXISTS (
    SELECT FROM jsonb_each_text(answered_at) AS given WHERE given.value::timestamptz >= %s)
AND NOT EXISTS (SELECT FROM bookings_booking WHERE assessment_id = assessments_assessment.id)
"""
OF_ONE: Final = (
    ("plans_planevent", "assessment_id"),
    ("plans_plan", "assessment_id"),
    ("assessments_triagerecord", "assessment_id"),
    ("assessments_assessmentevent", "id"),
    ("assessments_assessment", "id"),
)
"""Tables in the order in which nothing is removed while another row still names it."""


def forget_abandoned(*, before: datetime, by: str, now: datetime) -> int:
    """How many assessments, finished or not, without an answer since `before` are gone, with all that was made of them.

    One that a visit rests on stays, were it cancelled or only held; so does one that is booked at this moment.
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
                cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [assessment_id])  # noqa: S608
            about = f"Assessment:{assessment_id}"
            record(act="assessments.forget_abandoned", about=about, by=by, now=now, using=OWNER)
    except IntegrityError:  # a visit was booked on it after that look: its foreign key decides
        return False
    return True
