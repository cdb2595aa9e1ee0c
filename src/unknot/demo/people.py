"""Who the demo is made of. The towns are real; the clinics, people and numbers are made up.

Telephone numbers are from the range 555-0100 to 555-0199, kept free for stories; mail domains are the reserved ones.
"""

from dataclasses import dataclass
from datetime import time
from typing import Final

from unknot.practice.values import NewClinic, NewService
from unknot.scheduling.values import WeeklyBlock

OIL = ("swedish", "deep_tissue", "trigger_point", "myofascial_release", "neuromuscular_technique")
CLOTHED = ("assisted_static_stretch", "pnf_contract_relax", "positional_release", "acupressure_shiatsu")


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up therapist. `works`: (weekdays, opens, closes)."""

    name: str
    about: str
    gender: str
    languages: tuple[str, ...]
    techniques: tuple[str, ...]
    treats: tuple[str, ...]
    max_pressure: int
    years: int
    works: tuple[tuple[tuple[int, ...], int, int], ...]

    @property
    def hours(self) -> tuple[WeeklyBlock, ...]:
        blocks = ((day, opens, closes) for days, opens, closes in self.works for day in days)
        return tuple(WeeklyBlock(day, time(opens), time(closes)) for day, opens, closes in blocks)


@dataclass(frozen=True, slots=True)
class Site:
    """A made-up clinic with its therapists; `slug` also names its staff's sign-ins."""

    clinic: NewClinic
    therapists: tuple[Person, ...]


def menu(*prices: int) -> tuple[NewService, ...]:
    """30, 45, 60 and 90 minutes at these prices in dollars."""
    lengths = zip((30, 45, 60, 90), prices, strict=True)
    return tuple(NewService(f"{length_min}-minute visit", length_min, price * 100) for length_min, price in lengths)


WEEKDAYS, EARLY, LATE = (0, 1, 2, 3, 4), ((0, 1, 2, 3), 8, 16), ((1, 2, 3, 4), 11, 19)

SITES: Final = (
    Site(
        NewClinic(
            slug="demo-albany",
            name="Hudson Ease Massage (demo)",
            zone="America/New_York",
            street="100 Example Street",
            town="Albany",
            state="NY",
            postcode="12207",
            country="US",
            latitude_deg=42.6526,
            longitude_deg=-73.7562,
            phone="+1 518 555 0110",
            email="desk@albany.example.com",
            is_step_free=True,
            is_demo=True,
            rooms=("Maple", "Birch", "Cedar", "Willow"),
            services=menu(60, 80, 100, 145),
        ),
        (
            Person(
                "Maya Demofield",
                "Calm, slow work for necks and shoulders that sit at desks all day.",
                "woman",
                ("en", "es"),
                (*OIL, "acupressure_shiatsu"),
                ("neck", "shoulder", "upper_back", "jaw"),
                4,
                11,
                (EARLY,),
            ),
            Person(
                "Owen Sampleton",
                "Runners' legs, cramps at night, and how to stretch them yourself.",
                "man",
                ("en",),
                ("swedish", "sports_massage", "assisted_static_stretch", "pnf_contract_relax", "iastm"),
                ("calf", "thigh", "foot", "hip"),
                4,
                7,
                ((WEEKDAYS, 9, 13), ((0, 2, 4), 14, 18)),
            ),
            Person(
                "Priya Mockley",
                "Light and steady hands for people who find pressure unpleasant.",
                "woman",
                ("en", "hi"),
                ("swedish", "light_touch_lymphatic", "positional_release", "myofascial_release"),
                ("neck", "low_back", "forearm"),
                3,
                15,
                (LATE,),
            ),
            Person(
                "Lena Placeholder",
                "Backs that lift, garden and carry children.",
                "woman",
                ("en", "de"),
                OIL,
                ("low_back", "hip", "buttock", "mid_back"),
                4,
                4,
                (((2, 3, 4, 5), 9, 17),),
            ),
        ),
    ),
    Site(
        NewClinic(
            slug="demo-madison",
            name="Lakeside Unwind Clinic (demo)",
            zone="America/Chicago",
            street="200 Example Avenue",
            town="Madison",
            state="WI",
            postcode="53703",
            country="US",
            latitude_deg=43.0748,
            longitude_deg=-89.3840,
            phone="+1 608 555 0120",
            email="desk@madison.example.net",
            is_demo=True,
            rooms=("North", "South", "West"),
            services=menu(55, 75, 95, 135),
        ),
        (
            Person(
                "Tomas Testerman",
                "Trigger points and stiff shoulders; he shows what to do at home.",
                "man",
                ("en", "es"),
                (*OIL, "cross_fibre_friction"),
                ("shoulder", "upper_back", "neck", "upper_arm"),
                4,
                9,
                (EARLY,),
            ),
            Person(
                "Hana Fictiva",
                "Clothed sessions with stretch and acupressure.",
                "woman",
                ("en", "ja"),
                (*CLOTHED, "thai_massage", "swedish"),
                ("calf", "thigh", "low_back", "neck"),
                3,
                6,
                (LATE,),
            ),
            Person(
                "Joel Dummyson",
                "Cramps in calves and feet, from night cramps to race day.",
                "man",
                ("en", "pt"),
                ("swedish", "sports_massage", "assisted_static_stretch", "myofascial_release"),
                ("calf", "foot", "thigh"),
                4,
                3,
                ((WEEKDAYS, 7, 11), ((0, 1, 3), 12, 15)),
            ),
            Person(
                "Ruth Specimen",
                "Thirty years of gentle work, also with older people.",
                "woman",
                ("en",),
                ("swedish", "light_touch_lymphatic", "positional_release", "acupressure_shiatsu"),
                ("low_back", "neck", "hand", "knee"),
                2,
                30,
                (((0, 2, 4), 9, 15),),
            ),
            Person(
                "Amir Examplar",
                "Firm work for long-standing knots, always within what you like.",
                "man",
                ("en", "ar", "fr"),
                (*OIL, "pnf_contract_relax"),
                ("upper_back", "low_back", "buttock"),
                4,
                12,
                (((1, 3, 4, 5), 10, 18),),
            ),
        ),
    ),
    Site(
        NewClinic(
            slug="demo-sacramento",
            name="River Bend Bodywork (demo)",
            zone="America/Los_Angeles",
            street="300 Example Boulevard",
            town="Sacramento",
            state="CA",
            postcode="95814",
            country="US",
            latitude_deg=38.5816,
            longitude_deg=-121.4944,
            phone="+1 916 555 0130",
            email="desk@sacramento.example.org",
            is_step_free=True,
            is_demo=True,
            rooms=("Poppy", "Sage"),
            services=menu(65, 90, 115, 165),
        ),
        (
            Person(
                "Sofia Demoro",
                "Spanish and English; necks, jaws and headaches from tension.",
                "woman",
                ("en", "es"),
                (*OIL, "positional_release"),
                ("neck", "jaw", "head", "shoulder"),
                3,
                8,
                (EARLY,),
            ),
            Person(
                "Kai Mockingham",
                "Sport, stretch, and getting back to running.",
                "other",
                ("en",),
                ("sports_massage", "swedish", "assisted_static_stretch", "pnf_contract_relax", "deep_tissue"),
                ("thigh", "calf", "hip", "knee"),
                4,
                5,
                (((0, 1, 3, 4), 9, 17),),
            ),
            Person(
                "Nadia Samplova",
                "Quiet, unhurried sessions for low backs.",
                "woman",
                ("en", "ru", "uk"),
                ("swedish", "myofascial_release", "trigger_point", "acupressure_shiatsu"),
                ("low_back", "mid_back", "hip"),
                3,
                14,
                (LATE,),
            ),
        ),
    ),
)

FIRST_NAMES: Final = (
    "Alba", "Bram", "Cleo", "Dario", "Edda", "Finn", "Gita", "Hugo", "Iris", "Jonas", "Kira", "Leon",
    "Mina", "Nico", "Oona", "Pavel", "Quinn", "Rosa", "Sami", "Tess", "Uri", "Vera", "Wim", "Yara",
)  # fmt: skip
LAST_NAMES: Final = ("Demo", "Sample", "Example", "Mockup", "Tryout", "Pretend", "Makebelieve", "Standin")
