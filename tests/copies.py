"""Make many people of one. Run as a program on a server's home, it prints the new session keys as JSON."""

import json
import sys
from pathlib import Path

from server import Server


def copies_of(session_key: str, server: Server, many: int) -> list[str]:
    """Sessions of others who gave the same answers, each with an assessment, a judgement and a plan of their own."""
    done = server.run_program([sys.executable, str(Path(__file__)), session_key, str(many)])
    assert done.returncode == 0, done.stderr
    keys: list[str] = json.loads(done.stdout)
    return keys


def main(session_key: str, many: int) -> None:
    import django

    django.setup()
    from django.contrib.sessions.backends.db import SessionStore

    from unknot.assessments.models import Assessment, TriageRecord
    from unknot.assessments.queries import SESSION_KEY
    from unknot.plans.models import Plan

    first = SessionStore(session_key)[SESSION_KEY]
    keys = []
    for _ in range(many):
        assessment = copied(Assessment.objects.get(pk=first))
        triage = copied(TriageRecord.objects.get(assessment_id=first), assessment_id=assessment.pk)
        copied(Plan.objects.get(assessment_id=first), assessment_id=assessment.pk, triage_id=triage.pk)
        session = SessionStore()
        session[SESSION_KEY] = assessment.pk
        session.create()
        keys.append(session.session_key)
    print(json.dumps(keys))  # noqa: T201 — the answer to the caller


def copied(row, **changes):  # type: ignore[no-untyped-def]
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
