"""People who book without a pause, press again when no answer came, and remember what they were told."""

import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType

import httpx

from crashes.conftest import Town
from server import wait_until
from unknot.bookings.values import MAX_VISITS_A_DAY
from visitor import Visitor, where

NEXT_TRY_S = 0.1
NUMBERS = itertools.count(1)
OFFSETS = itertools.cycle(range(2, 37, 7))  # a week for each stream; times that are taken are left out


@dataclass(frozen=True)
class Told:
    """A visit that a person was told is booked."""

    booking_id: int
    email: str
    who: Visitor = field(compare=False)


@dataclass
class Stream:
    town: Town
    booked: list[Told] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> "Stream":
        on = (datetime.now(UTC) + timedelta(days=next(OFFSETS))).date().isoformat()
        person = self.town.newcomer()
        slots = {therapist: hourly(person, therapist, self.town, on) for therapist in self.town.clinic.therapists}
        for therapist in slots:
            thread = threading.Thread(target=self._book, args=(therapist, slots[therapist]))
            thread.start()
            self.threads.append(thread)
        return self

    def __exit__(self, kind: type | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join(60)

    def wait_for_more(self, many: int) -> None:
        """Come back when so many more people were told that they have a visit."""
        goal = len(self.booked) + many
        wait_until(f"{many} more visits are booked", lambda: len(self.booked) >= goal, patience_s=90)

    def _book(self, therapist: int, slots: list[str]) -> None:
        person, visits = self.town.newcomer(), 0
        for slot in slots:
            if visits == MAX_VISITS_A_DAY:
                person, visits = self.town.newcomer(), 0
            email = f"person{next(NUMBERS)}@example.org"
            held = self._ask(lambda who=person, slot=slot: who.hold(therapist, self.town.clinic.service_id, slot))
            if held is None or held.status_code != 302:
                continue
            visits += 1
            details = where(held)
            done = self._ask(lambda who=person, details=details, email=email: who.confirm(details, email))
            if done is not None and done.status_code == 302:
                self.booked.append(Told(int(details.strip("/").rsplit("/", 1)[-1]), email, person))

    def _ask(self, question) -> httpx.Response | None:  # type: ignore[no-untyped-def]
        """The first answer that is one; None when the stream is over."""
        for _ in self._tries():
            try:
                answer: httpx.Response = question()
            except httpx.TransportError:
                continue
            if answer.status_code < 500:
                return answer
        return None

    def _tries(self) -> Iterator[None]:
        while not self.over.is_set():
            yield
            self.over.wait(NEXT_TRY_S)


def hourly(person: Visitor, therapist: int, town: Town, on: str) -> list[str]:
    """Starts of a week that leave each other free."""
    starts = person.starts(therapist, town.clinic.service_id, on)
    return [start for start in starts if start[14:16] == "00"]
