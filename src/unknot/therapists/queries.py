"""Read therapists with their hours, leave and papers: a fixed number of queries, however many therapists."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from unknot.practice.values import ClinicCard
from unknot.scheduling.values import Span, Validity, WeeklyBlock
from unknot.therapists.models import Insurance, Leave, Licence, Therapist, WorkingHours
from unknot.therapists.values import TherapistCard


def therapists_of(
    *, clinics: Collection[ClinicCard], now: datetime, ids: Collection[int] | None = None
) -> tuple[TherapistCard, ...]:
    """Active therapists of these clinics, or of those only the ids. A licence counts in the clinic's state only."""
    places = {clinic.id: (clinic.country, clinic.state) for clinic in clinics}
    rows = Therapist.objects.filter(clinic_id__in=places, is_active=True).order_by("id")
    found = with_papers(rows if ids is None else rows.filter(id__in=ids), now)
    return tuple(as_card(row, places[row.clinic_id]) for row in found)


def clinic_of(therapist_id: int) -> int | None:
    """The clinic of an active therapist."""
    rows = Therapist.objects.filter(id=therapist_id, is_active=True)
    return rows.values_list("clinic_id", flat=True).first()


def names(ids: Collection[int]) -> dict[int, str]:
    return dict(Therapist.objects.filter(id__in=ids).values_list("id", "name"))


def licences_of(clinic_id: int) -> set[str]:
    """The numbers of all licenses at a clinic."""
    return set(Licence.objects.filter(clinic_id=clinic_id).values_list("number", flat=True))


def ids_of_user(*, user_id: int, clinic_id: int) -> tuple[int, ...]:
    """The therapists that this user is in that clinic; mostly one or none."""
    rows = Therapist.objects.filter(user_id=user_id, clinic_id=clinic_id).order_by("id")
    return tuple(rows.values_list("id", flat=True))


def with_papers(rows: QuerySet[Therapist], now: datetime) -> QuerySet[Therapist]:
    return rows.prefetch_related(
        Prefetch("licences", Licence.objects.all()),
        Prefetch("insurances", Insurance.objects.all()),
        Prefetch("working_hours", WorkingHours.objects.order_by("weekday", "opens")),
        Prefetch("leaves", Leave.objects.filter(during__endswith__gt=now)),
    )


def as_card(row: Therapist, place: tuple[str, str]) -> TherapistCard:
    return TherapistCard(
        id=row.pk,
        clinic_id=row.clinic_id,
        user_id=row.user_id,
        name=row.name,
        about=row.about,
        gender=row.gender,
        languages=tuple(row.languages),
        techniques=tuple(row.techniques),
        treats=tuple(row.treats),
        max_pressure=row.max_pressure,
        hours=tuple(WeeklyBlock(block.weekday, block.opens, block.closes) for block in row.working_hours.all()),
        leave=tuple(Span(leave.during.lower, leave.during.upper) for leave in row.leaves.all()),
        validity=Validity(licence_until(row, place), insurance_until(row)),
    )


def licence_until(row: Therapist, place: tuple[str, str]) -> date | None:
    return max(
        (paper.expires_on for paper in row.licences.all() if (paper.country, paper.state) == place), default=None
    )


def insurance_until(row: Therapist) -> date | None:
    return max((paper.expires_on for paper in row.insurances.all()), default=None)
