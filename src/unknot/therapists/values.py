"""What the therapists room tells others."""

from dataclasses import dataclass
from datetime import date

from unknot.scheduling.values import Span, Validity, WeeklyBlock


@dataclass(frozen=True, slots=True)
class TherapistCard:
    """A therapist, with the hours and papers that decide when they can be booked at their clinic.

    techniques: ids of techniques.yaml. treats: regions of the body map. max_pressure: Walton level offered, 1 to 5.
    """

    id: int
    clinic_id: int
    user_id: int | None
    name: str
    about: str
    gender: str
    languages: tuple[str, ...]
    techniques: tuple[str, ...]
    treats: tuple[str, ...]
    max_pressure: int
    hours: tuple[WeeklyBlock, ...]
    leave: tuple[Span, ...]
    validity: Validity


@dataclass(frozen=True, slots=True)
class NewLicence:
    number: str
    state: str
    country: str
    expires_on: date
    checked_on: date | None = None
    checked_how: str = ""


@dataclass(frozen=True, slots=True)
class NewInsurance:
    insurer: str
    policy_number: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class NewTherapist:
    """A therapist to take on; words as in `TherapistCard`."""

    name: str
    about: str
    gender: str
    languages: tuple[str, ...]
    techniques: tuple[str, ...]
    treats: tuple[str, ...]
    max_pressure: int
    practising_since_on: date
    hours: tuple[WeeklyBlock, ...]
    licence: NewLicence
    insurance: NewInsurance
    user_id: int | None = None
