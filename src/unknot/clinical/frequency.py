"""How often to start: the first row of the frequency table that holds."""

from collections.abc import Collection

from unknot.clinical.care_engine import CareEngine
from unknot.clinical.plan_types import Frequency
from unknot.knowledge.care import StartRow


def start_row(care_facts: Collection[str], engine: CareEngine) -> StartRow | None:
    """The row for a person with these care facts, or None when none fits."""
    values = {name: name in care_facts for name in engine.care.features}
    return next((row for row, holds in engine.start_rows if holds(values) is True), None)


def frequency_of(row: StartRow, engine: CareEngine) -> Frequency | None:
    """The rung of the ladder that a row starts at; None when the row says that there is no massage."""
    if row.rung is None:
        return None
    rung = engine.care.ladder[row.rung]
    return Frequency(
        rung=rung.rung,
        label=rung.label,
        per_week=rung.per_week,
        block=row.block,
        because=row.because,
        grade=row.grade,
        sources=row.sources,
    )
