"""Read clinics, rooms and the menu."""

from collections.abc import Collection

from django.db.models import QuerySet

from unknot.practice.models import Clinic, Room, Service
from unknot.practice.values import ClinicCard, RoomCard, ServiceCard


def clinics(*, ids: Collection[int] | None = None) -> tuple[ClinicCard, ...]:
    """All clinics by name, or those of the ids."""
    rows = Clinic.objects.order_by("name", "id")
    return tuple(as_clinic(row) for row in (rows if ids is None else rows.filter(id__in=ids)))


def clinic(clinic_id: int) -> ClinicCard | None:
    return next(iter(clinics(ids=[clinic_id])), None)


def clinic_named(slug: str) -> ClinicCard | None:
    row = Clinic.objects.filter(slug=slug).first()
    return as_clinic(row) if row else None


def services(*, clinic_ids: Collection[int], active_only: bool = True) -> tuple[ServiceCard, ...]:
    """The menu, shortest first."""
    rows: QuerySet[Service] = Service.objects.filter(clinic_id__in=clinic_ids).order_by("length_min", "id")
    return tuple(as_service(row) for row in (rows.filter(is_active=True) if active_only else rows))


def services_by_id(ids: Collection[int]) -> dict[int, ServiceCard]:
    """Those services, no longer sold ones included."""
    return {row.pk: as_service(row) for row in Service.objects.filter(id__in=ids)}


def open_rooms(*, clinic_ids: Collection[int]) -> tuple[RoomCard, ...]:
    """Rooms in use, by name."""
    rows = Room.objects.filter(clinic_id__in=clinic_ids, is_active=True).order_by("name", "id")
    return tuple(as_room(row) for row in rows)


def rooms_by_id(ids: Collection[int]) -> dict[int, RoomCard]:
    """Those rooms, closed ones included."""
    return {row.pk: as_room(row) for row in Room.objects.filter(id__in=ids)}


def has_real_clinic() -> bool:
    """Whether any clinic is not made up."""
    return Clinic.objects.filter(is_demo=False).exists()


def as_clinic(row: Clinic) -> ClinicCard:
    return ClinicCard(
        id=row.pk,
        slug=row.slug,
        name=row.name,
        zone=row.zone,
        street=row.street,
        town=row.town,
        state=row.state,
        postcode=row.postcode,
        country=row.country,
        latitude_deg=row.latitude_deg,
        longitude_deg=row.longitude_deg,
        phone=row.phone,
        email=row.email,
        currency=row.currency,
        is_step_free=row.is_step_free,
        is_demo=row.is_demo,
        notice_min=row.notice_min,
        horizon_days=row.horizon_days,
        start_grid_min=row.start_grid_min,
        cancel_notice_min=row.cancel_notice_min,
    )


def as_room(row: Room) -> RoomCard:
    return RoomCard(row.pk, row.clinic_id, row.name)


def as_service(row: Service) -> ServiceCard:
    return ServiceCard(
        id=row.pk,
        clinic_id=row.clinic_id,
        name=row.name,
        length_min=row.length_min,
        before_min=row.before_min,
        after_min=row.after_min,
        price_cents=row.price_cents,
        techniques=tuple(row.techniques),
        is_active=row.is_active,
    )
