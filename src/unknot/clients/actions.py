"""Find or make a clinic's client."""

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower

from unknot.clients.models import Client


def client_for(*, clinic_id: int, email: str, name: str, phone: str, language: str, now: datetime) -> int:
    """The id of the clinic's client with this e-mail address, made when there is none.

    Called inside the transaction of the act that needs the client. A known client's record is left as it stands:
    whoever types an address has not shown that it is theirs. Two at once end in one client: the unique address decides.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Find or make a client in the transaction of the act it is for.")
    row = Client(
        clinic_id=clinic_id, email=email.strip(), name=name.strip(), phone=phone, language=language, since_at=now
    )
    Client.objects.bulk_create([row], ignore_conflicts=True)
    same_address = Client.objects.alias(address=Lower("email")).filter(address=Lower(Value(email.strip())))
    return same_address.get(clinic_id=clinic_id).pk
