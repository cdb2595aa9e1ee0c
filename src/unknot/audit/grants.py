"""What the application's role may do with each table. Runs after every migration, as the owner of the tables.

The role reads and writes rows. It owns nothing, so it can neither drop a constraint nor switch off a trigger; and on
append-only tables it may not change or remove what stands.
"""

from typing import Any

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import connections

from unknot.audit.models import AppendOnly


def grant_tables(using: str, **_: Any) -> None:
    role, owner = (settings.DATABASES[alias]["USER"] for alias in ("default", "owner"))
    if using != "owner" or role == owner:
        return
    quote = connections[using].ops.quote_name
    with connections[using].cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(role)}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quote(role)}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}")
        present = set(connections[using].introspection.table_names(cursor))
        for table in present.intersection(append_only_tables()):
            cursor.execute(f"REVOKE UPDATE, DELETE ON {quote(table)} FROM {quote(role)}")
        # pghistory updates the context of a request it has begun, so only its removal can be forbidden.
        cursor.execute(f"REVOKE DELETE ON pghistory_context FROM {quote(role)}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {quote(role)}")


def append_only_tables() -> list[str]:
    kinds = (AppendOnly, pghistory.models.Event)
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, kinds))
