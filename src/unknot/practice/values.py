"""What the practice room tells others about a clinic, its rooms and its menu."""

from dataclasses import dataclass

from unknot.scheduling.values import BookingRules, Visit


@dataclass(frozen=True, slots=True)
class ClinicCard:
    """A clinic. Minutes and days as in its rules; coordinates in degrees; currency is ISO 4217."""

    id: int
    slug: str
    name: str
    zone: str
    street: str
    town: str
    state: str
    postcode: str
    country: str
    latitude_deg: float
    longitude_deg: float
    phone: str
    email: str
    currency: str
    is_step_free: bool
    is_demo: bool
    notice_min: int
    horizon_days: int
    start_grid_min: int
    cancel_notice_min: int

    @property
    def rules(self) -> BookingRules:
        return BookingRules(self.zone, self.start_grid_min, self.notice_min, self.horizon_days)


@dataclass(frozen=True, slots=True)
class NewService:
    """A service to put on the menu; the price is in hundredths of the clinic's currency, the rest in minutes."""

    name: str
    length_min: int
    price_cents: int
    before_min: int = 0
    after_min: int = 15
    techniques: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewClinic:
    """A clinic to open, with its rooms and menu."""

    slug: str
    name: str
    zone: str
    street: str
    town: str
    state: str
    postcode: str
    country: str
    latitude_deg: float
    longitude_deg: float
    phone: str
    email: str
    currency: str = "USD"
    is_step_free: bool = False
    is_demo: bool = False
    rooms: tuple[str, ...] = ()
    services: tuple[NewService, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomCard:
    id: int
    clinic_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """What the menu sells; `techniques` empty means any."""

    id: int
    clinic_id: int
    name: str
    length_min: int
    before_min: int
    after_min: int
    price_cents: int
    techniques: tuple[str, ...]
    is_active: bool

    @property
    def visit(self) -> Visit:
        return Visit(self.length_min, self.before_min, self.after_min)
