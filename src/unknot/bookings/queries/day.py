"""The clinic's day with what the safety check said of each client, which is a health record: every read is noted."""

from dataclasses import dataclass
from datetime import date, datetime

from unknot.assessments.queries import gate
from unknot.audit.actions import record
from unknot.bookings.queries.views import bookings_of_day
from unknot.bookings.values import BookingView
from unknot.clinical.types import Disposition


@dataclass(frozen=True, slots=True)
class DayLine:
    """`disposition` is None when the client has taken their answers back."""

    view: BookingView
    disposition: Disposition | None


def day_lines(*, clinic_id: int, on: date, by: int, now: datetime) -> tuple[DayLine, ...]:
    """The visits of a local day that the user `by` may see; NotYours for a clinic that is not theirs."""
    views = bookings_of_day(clinic_id=clinic_id, on=on, by=by, now=now)
    for view in views:
        record(
            act="bookings.read_disposition",
            about=f"Assessment:{view.assessment_id}",
            by=f"user:{by}",
            now=now,
            clinic_id=clinic_id,
        )
    return tuple(DayLine(view, gate(assessment_id=view.assessment_id, now=now).disposition) for view in views)
