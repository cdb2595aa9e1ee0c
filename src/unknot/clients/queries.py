"""Read clients."""

from unknot.clients.models import Client


def has_client_outside(clinic_ids: tuple[int, ...]) -> bool:
    """Whether anybody is a client of another clinic than these."""
    return Client.objects.exclude(clinic_id__in=clinic_ids).exists()
