"""The clinic that tests of the whole server know. Run as a program on a server's home, it prints the ids as JSON."""

import json
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import time, timedelta
from pathlib import Path

from server import Server


@dataclass(frozen=True)
class Clinic:
    """One service; every therapist may do it in every room."""

    clinic_id: int
    service_id: int
    therapists: list[int]


def open_clinic(server: Server, *, rooms: int, therapists: int) -> Clinic:
    """A new clinic on this server, open all day and every day, with valid papers."""
    command = [sys.executable, str(Path(__file__)), str(rooms), str(therapists)]
    done = server.run_program(command)
    assert done.returncode == 0, done.stderr
    return Clinic(**json.loads(done.stdout))


def main(rooms: int, therapists: int) -> None:
    import django

    django.setup()
    from django.utils import timezone

    from unknot.practice import actions as practice
    from unknot.practice import queries
    from unknot.practice.values import NewClinic, NewService
    from unknot.scheduling.values import WeeklyBlock
    from unknot.therapists.actions import take_on
    from unknot.therapists.values import NewInsurance, NewLicence, NewTherapist

    now = timezone.now()
    valid = now.date() + timedelta(days=365)
    slug = f"lake-street-{secrets.token_hex(4)}"
    clinic = NewClinic(
        slug=slug,
        name="Lake Street Test Clinic",
        zone="America/Chicago",
        street="1 Lake Street",
        town="Chicago",
        state="IL",
        postcode="60601",
        country="US",
        latitude_deg=41.886,
        longitude_deg=-87.62,
        phone="+1 312 555 0111",
        email="desk@example.org",
        rooms=tuple(f"Room {number + 1}" for number in range(rooms)),
        services=(NewService("Thirty minutes", 30, 5500),),
    )
    clinic_id = practice.open_clinic(clinic=clinic, by="test", now=now)
    ids = [
        take_on(
            therapist=NewTherapist(
                name=f"Boris Test {number}",
                about="",
                gender="not_told",
                languages=("en",),
                techniques=("swedish", "myofascial_release", "assisted_static_stretch"),
                treats=("neck",),
                max_pressure=3,
                practising_since_on=valid - timedelta(days=3650),
                hours=tuple(WeeklyBlock(weekday, time(7), time(21)) for weekday in range(7)),
                licence=NewLicence(f"{slug}-{number}", "IL", "US", valid),
                insurance=NewInsurance("Test Mutual", "T-1", valid),
            ),
            clinic_id=clinic_id,
            by="test",
            now=now,
        )
        for number in range(therapists)
    ]
    service = queries.services(clinic_ids=[clinic_id])[0]
    print(json.dumps(asdict(Clinic(clinic_id, service.id, ids))))  # noqa: T201 — the answer to the caller


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
