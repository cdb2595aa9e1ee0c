"""Distances on the globe."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the GRS 80 ellipsoid (Moritz, Geodetic Reference System 1980)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A town by name and coordinates in degrees, north and east above zero."""

    town: str
    latitude_deg: float
    longitude_deg: float

    def is_called(self, town: str) -> bool:
        """Whether it goes by that name, in whatever case and spacing.

        >>> Place("St. Paul", 44.95, -93.09).is_called(" st. paul ")
        True
        """
        return " ".join(self.town.split()).casefold() == " ".join(town.split()).casefold()


def distance_km(here: Place, there: Place) -> float:
    """Great-circle distance in km, by the haversine formula; within 0.5 % of the way over the ellipsoid.

    >>> round(distance_km(Place("Chicago", 41.88, -87.63), Place("Madison", 43.07, -89.40)))
    196
    """
    south, north = radians(here.latitude_deg), radians(there.latitude_deg)
    east = radians(there.longitude_deg - here.longitude_deg)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
