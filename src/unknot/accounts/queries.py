"""Who may enter which clinic."""

from collections.abc import Collection

from unknot.accounts.models import Membership, Role

READS_THE_DAY = frozenset({Role.OWNER, Role.DESK, Role.THERAPIST})


def clinics_of(user_id: int, roles: Collection[str] = tuple(Role)) -> tuple[int, ...]:
    """Ids of the clinics where this user holds one of the roles now."""
    mine = Membership.objects.filter(user_id=user_id, user__is_active=True, role__in=list(roles))
    return tuple(mine.order_by("clinic_id").values_list("clinic_id", flat=True))


def role_in(*, user_id: int, clinic_id: int) -> str | None:
    mine = Membership.objects.filter(user_id=user_id, user__is_active=True, clinic_id=clinic_id)
    return mine.values_list("role", flat=True).first()


def has_owner() -> bool:
    """Whether anybody owns a clinic yet."""
    return Membership.objects.filter(role=Role.OWNER).exists()
