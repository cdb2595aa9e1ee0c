"""Remove what is append-only, for the few acts that may. The application's role cannot; the tables' owner does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pgtrigger
from django.db import connections, transaction

OWNER: Final = "owner"


@contextmanager
def removing() -> Iterator[Any]:
    """A cursor of the owner's, in one transaction, past the guards of the histories. Foreign keys are asked at once."""
    guards = (item for item in pgtrigger.registered() if item[1].name == "append_only")
    names = [f"{model._meta.label}:{trigger.name}" for model, trigger in guards]
    with (
        transaction.atomic(using=OWNER, durable=True),
        pgtrigger.ignore(*names, databases=[OWNER]),
        transaction.atomic(using=OWNER),  # its own: after a refusal the guards are put back in a transaction that lives
        connections[OWNER].cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield cursor
