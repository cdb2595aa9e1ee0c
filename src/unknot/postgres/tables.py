"""How many rows each table holds, and a digest of them: what a restored database is compared by."""

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

OWN_TABLES = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY 1, 2
"""
# A sum does not depend on the order of the rows, which a restore may change.
COUNT_AND_DIGEST = "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text FROM {} t"


@dataclass(frozen=True, slots=True)
class Content:
    """What one table holds."""

    rows: int
    digest: str


def contents(connection: psycopg.Connection[Any]) -> dict[str, Content]:
    """The content of every table of this database, as the transaction of the connection sees it."""
    found = {}
    for schema, name in connection.execute(OWN_TABLES).fetchall():
        row = connection.execute(sql.SQL(COUNT_AND_DIGEST).format(sql.Identifier(schema, name))).fetchone()
        assert row is not None
        found[f"{schema}.{name}"] = Content(*row)
    return found


def has_rows(connection: psycopg.Connection[Any]) -> bool:
    """Whether any table of this database holds anything."""
    return any(
        connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(schema, name))).fetchone()
        for schema, name in connection.execute(OWN_TABLES).fetchall()
    )
