"""What a person is told when a command cannot do its work."""

import os

from unknot.postgres.problems import PostgresError

UNDEFINED_TABLE = "42P01"
NO_TABLES = "The database has no tables yet. Start Unknot once, which makes them: unknot up"


def words_for(problem: Exception) -> str | None:
    """One clear line and what to do; None for a fault of ours, of which the traceback tells more."""
    if isinstance(problem, PostgresError):
        return str(problem)
    if isinstance(problem, OSError) and problem.filename:
        return f"{problem.filename}: {problem.strerror}. Check that folder, its owner, and the room on its disk."
    return words_for_settings(problem) or words_for_database(problem)


def words_for_settings(problem: Exception) -> str | None:
    from django.core.exceptions import ImproperlyConfigured

    if not isinstance(problem, ImproperlyConfigured):
        return None
    return f"{problem} See .env.example for what each setting takes."


def words_for_database(problem: Exception) -> str | None:
    import psycopg
    from django.db import DatabaseError, OperationalError

    if isinstance(problem, DatabaseError) and getattr(problem.__cause__, "sqlstate", None) == UNDEFINED_TABLE:
        return NO_TABLES
    return unreachable(problem) if isinstance(problem, (psycopg.OperationalError, OperationalError)) else None


def unreachable(problem: Exception) -> str:
    """The server's own words, and where to look."""
    return f"The database cannot be reached: {str(problem).strip()}\n{how_to_mend()}"


def how_to_mend() -> str:
    if os.environ.get("DATABASE_URL"):
        return "Check DATABASE_URL and DATABASE_OWNER_URL, and that the server runs."
    return "See the server's log in UNKNOT_HOME/postgres/log."
