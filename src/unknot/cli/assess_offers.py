"""The therapists who fit a plan that was made from a file. Needs the database; nothing is stored."""

from typing import TYPE_CHECKING

from unknot.cli.database import ready_database
from unknot.cli.django_setup import refusals_told, set_up_django
from unknot.clinical.plan_types import Plan
from unknot.clinical.types import Settled, Triage

if TYPE_CHECKING:
    from unknot.bookings.values import TherapistOffer

MOST_OFFERS = 3


def offers_for_case(settled: Settled, result: Triage, plan: Plan) -> "tuple[TherapistOffer, ...]":
    """At most three therapists, best first, with their first free times; none when the result forbids booking."""
    if not result.bookable or not plan.made or plan.max_pressure is None or plan.longest_minutes is None:
        return ()
    regions = settled.facts["regions"]
    with ready_database():
        set_up_django()
        from django.utils import timezone

        from unknot.bookings.queries import offers_for_needs
        from unknot.scheduling.values import Needs, Wishes

        needs = Needs(
            techniques=tuple(technique.id for technique in plan.techniques),
            max_pressure=plan.max_pressure,
            regions=regions if isinstance(regions, tuple) else (),
            length_min=plan.longest_minutes,
        )
        with refusals_told():
            return offers_for_needs(needs=needs, wishes=Wishes(), now=timezone.now(), limit=MOST_OFFERS)
