"""When to try again a mail that could not be sent. Pure arithmetic."""

from datetime import timedelta

MAX_ATTEMPTS = 10
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
# Longer than all of a mail server's time-outs together, so that a slow send is never taken for a dead worker.
LEASE = timedelta(minutes=10)


def wait_after(attempts: int, *, jitter: float) -> timedelta:
    """How long to wait after so many tries (1 or more): doubling, capped, times 0.75 to 1.25.

    jitter: 0 to 1, a new one each time, so that mails that failed together do not come back together.

    >>> wait_after(1, jitter=0.5), wait_after(4, jitter=0.5), wait_after(10, jitter=1.0)
    (datetime.timedelta(seconds=60), datetime.timedelta(seconds=480), datetime.timedelta(seconds=18000))
    """
    doubled = min(FIRST_WAIT * (1 << (attempts - 1)), LONGEST_WAIT)
    return doubled * (0.75 + jitter / 2)
