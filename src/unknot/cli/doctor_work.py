"""What the doctor finds about the work that goes on unseen: the worker, its queue, the mails, the clock, backups."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from unknot.cli.findings import Finding, Health

LATE = timedelta(minutes=5)
HEARTBEAT_AGE = timedelta(minutes=1)  # a worker beats every 10 s
CLOCK_OFF = timedelta(seconds=30)
BACKUP_AGE = timedelta(days=7)
LAST_BACKUP = "last-backup.txt"
RESTART = "Stop Unknot and start it again: unknot up. If it comes back, read what it printed."
WORK = """
SELECT clock_timestamp(),
    (SELECT max(last_heartbeat) FROM procrastinate_workers),
    (SELECT min(coalesce(job.scheduled_at, event.at)) FROM procrastinate_jobs AS job
        JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'deferred'
        WHERE job.status = 'todo' AND coalesce(job.scheduled_at, event.at) < clock_timestamp()),
    (SELECT count(*) FROM notices_outboxmessage WHERE parked_at IS NOT NULL),
    (SELECT min(queued_at) FROM notices_outboxmessage
        WHERE sent_at IS NULL AND dropped_at IS NULL AND parked_at IS NULL)
"""


def work_findings(app_url: str, *, is_up: bool) -> Iterator[Finding]:
    """is_up: whether the pages are served, and so the worker has to live."""
    with psycopg.connect(app_url, connect_timeout=10) as connection:
        row = connection.execute(WORK).fetchone()
    assert row is not None
    now, beat_at, waits_since, parked, unsent_since = row
    yield worker_finding(now, beat_at, waits_since, is_up=is_up)
    yield outbox_finding(now, parked, unsent_since)
    yield clock_finding(now, datetime.now(UTC))


def worker_finding(now: datetime, beat_at: datetime | None, waits_since: datetime | None, *, is_up: bool) -> Finding:
    if not is_up:
        return Finding(Health.OK, "worker", "does not run, as Unknot does not.")
    if beat_at is None or now - beat_at > HEARTBEAT_AGE:
        return Finding(Health.BROKEN, "worker", "gives no sign of life; mails wait.", RESTART)
    if waits_since is not None and now - waits_since > LATE:
        return Finding(Health.BROKEN, "worker", f"lives, but work waits for {minutes(now - waits_since)}.", RESTART)
    return Finding(Health.OK, "worker", "lives, and nothing waits for it")


def outbox_finding(now: datetime, parked: int, unsent_since: datetime | None) -> Finding:
    if parked:
        mend = (
            "Call these clients; then check UNKNOT_SMTP_URL, and the kind of error in the table notices_outboxmessage."
        )
        return Finding(Health.BROKEN, "outbox", f"{parked} mails could not be sent and were given up.", mend)
    if unsent_since is not None and now - unsent_since > LATE:
        found = f"a mail waits for {minutes(now - unsent_since)}."
        return Finding(Health.BROKEN, "outbox", found, "See the lines on the worker and on mail.")
    return Finding(Health.OK, "outbox", "no mail waits")


def clock_finding(of_database: datetime, here: datetime) -> Finding:
    off = abs(of_database - here)
    if off > CLOCK_OFF:
        found = f"differs from the database's by {off.total_seconds():.0f} s, so holds end too early or too late."
        return Finding(Health.BROKEN, "clock", found, "Let both machines follow a time server (NTP).")
    return Finding(Health.OK, "clock", "goes with the database's")


def backup_finding(home: Path, now: datetime) -> Finding:
    """Only backups that `unknot backup` wrote with this home are known."""
    mend = "unknot backup FILE, each night: see docs/howto/backup.md."
    try:
        at, _, file = (home / LAST_BACKUP).read_text(encoding="utf-8").strip().partition(" ")
        age = now - datetime.fromisoformat(at)
    except (OSError, ValueError, TypeError):
        return Finding(Health.NOTE, "backup", "none is known yet.", mend)
    days = f"{age.days} day{'' if age.days == 1 else 's'}"
    if age > BACKUP_AGE:
        return Finding(Health.NOTE, "backup", f"the last one is {days} old: {file}", mend)
    return Finding(Health.OK, "backup", f"{file}, {'today' if age.days == 0 else f'{days} old'}")


def note_backup(home: Path, file: Path, now: datetime) -> None:
    (home / LAST_BACKUP).write_text(f"{now.isoformat(timespec='seconds')} {file.absolute()}\n", encoding="utf-8")


def minutes(time: timedelta) -> str:
    return f"{time.total_seconds() / 60:.0f} min"
