"""Instruments and the response model are checked on load; what is wrong names the file and the entry."""

import copy
from typing import Any

import pytest

from unknot.knowledge import loading
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.loading import knowledge
from unknot.knowledge.shaping_outcomes import shape_outcomes
from unknot.knowledge.shaping_response import shape_response


@pytest.fixture(scope="module")
def parsed() -> dict[str, Any]:
    content = loading.installed_files()
    return loading.parse({name: content[name] for name in ("outcomes.yaml", "dose.yaml")})


@pytest.fixture
def trees(parsed: dict[str, Any]) -> dict[str, Any]:
    """A copy of both files that a test may spoil."""
    return copy.deepcopy(parsed)


def shape(trees: dict[str, Any]) -> None:
    shape_response(trees["dose.yaml"], shape_outcomes(trees["outcomes.yaml"]))


def test_everything_is_there() -> None:
    known = knowledge()
    assert len(known.outcomes.instruments) == 16
    assert len(known.outcomes.movements) == 36
    assert len(known.response.rules) == 12
    assert len(known.response.triggers) == 20
    assert len(known.response.simulated.rows) == 6


@pytest.mark.parametrize(
    ("file", "path", "value", "message"),
    [
        ("outcomes.yaml", ("instruments", 0, "direction"), "up is better", r"outcomes\.yaml.*nrs_pain.*up is better"),
        ("outcomes.yaml", ("instruments", 0, "colour"), "red", r"instruments\.nrs_pain.*colour"),
        ("outcomes.yaml", ("instruments", 0, "mcid", "defualt"), 2, r"instruments\.nrs_pain.*defualt"),
        ("outcomes.yaml", ("instruments", 1, "form"), None, r"pt_psfs.*has no form"),
        ("outcomes.yaml", ("instruments", 1, "form", "rule"), "guess", r"pt_psfs.*guess"),
        ("outcomes.yaml", ("instruments", 1, "form", "least"), 4, r"pt_psfs.*least is more"),
        ("outcomes.yaml", ("instruments", 0, "form", "answers", "nrs_now"), {}, r"nrs_now.*exactly one of"),
        ("outcomes.yaml", ("instruments", 0, "form", "answers", "nrs_now"), {"rnage": [0, 1]}, r"nrs_now.*rnage"),
        ("outcomes.yaml", ("instruments", 5, "form", "reversed"), ["item_9"], r"pss4.*no answer item_9"),
        ("outcomes.yaml", ("instruments", 14, "form", "alerts"), {"heard": ["maybe"]}, r"session_sat.*maybe"),
        ("outcomes.yaml", ("instruments", 1, "id"), "nrs_pain", r"an id is used twice"),
        ("outcomes.yaml", ("core_set", "pain"), ["nrs_pian"], r"core_set\.pain.*nrs_pian"),
        ("outcomes.yaml", ("range_of_motion", "movements", 0, "mdc_default_deg"), "some", r"rom_cerv_flex"),
        ("dose.yaml", ("response_model", "continuous", "defaults", "nrs_pian"), {"MCID": 1, "SEM": 1}, r"nrs_pian"),
        ("dose.yaml", ("response_model", "continuous", "defaults", "m0"), "much", r"response_model\.continuous"),
        ("dose.yaml", ("response_model", "counts", "defaults", "phi"), None, r"response_model\.counts"),
        ("dose.yaml", ("response_model", "decision_numbers", "flare_points"), None, r"decision_numbers"),
        ("dose.yaml", ("response_model", "decision_numbers", "flair_points"), 2, r"flair_points"),
        ("dose.yaml", ("response_model", "decision_rules", 1, "order"), 7, r"decision_rules\.worse.*number 2"),
        ("dose.yaml", ("referral_triggers", 0, "urgency"), "soon", r"referral_triggers.*soon"),
        ("dose.yaml", ("referral_triggers", 0, "triggers", 1, "id"), "chest_or_leg_clot_signs", r"used twice"),
        ("dose.yaml", ("primary_outcome_choice", 0, "instruments"), ["nrs"], r"primary_outcome_choice\.pain.*nrs"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_wrong_entry_is_named(
    trees: dict[str, Any], file: str, path: tuple[str | int, ...], value: object, message: str
) -> None:
    place: Any = trees[file]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(KnowledgeError, match=message) as error:
        shape(trees)
    assert error.value.file == file


@pytest.mark.parametrize(
    ("file", "right", "wrong", "place"),
    [
        ("outcomes.yaml", b"  - id: pgic\n    name:", b"  - id: pgic\n    nmae:", "instruments.pgic"),
        ("dose.yaml", b"    severe_pain_weeks: 2", b"    severe_pain_weeks: two", "decision_numbers"),
    ],
)
def test_a_wrong_entry_is_found_on_its_line(file: str, right: bytes, wrong: bytes, place: str) -> None:
    content = loading.installed_files()
    assert content[file].count(right) == 1
    spoiled = content[file].replace(right, wrong)
    changed = wrong.rsplit(b"\n", 1)[-1]
    line = spoiled[: spoiled.index(changed)].count(b"\n") + 1
    with pytest.raises(KnowledgeError, match=place) as error:
        loading.read_edition({**content, file: spoiled})
    assert error.value.line == line


def test_every_source_of_the_instruments_is_in_a_register() -> None:
    known = knowledge()
    cited = {
        s
        for i in known.outcomes.instruments.values()
        for part in (i.mcid, i.mdc, i.licence, i.loinc)
        for s in part.sources
    }
    cited |= {s for movement in known.outcomes.movements.values() for s in movement.sources}
    cited |= {s for trigger in known.response.triggers.values() for s in trigger.sources}
    cited |= {*known.response.continuous.sources, *known.response.counts.sources, *known.response.numbers.sources}
    assert cited <= set(known.care.references)


def test_the_figures_that_the_program_reads_are_those_that_the_rules_tell() -> None:
    known = knowledge().response
    numbers, rules = known.numbers, {rule.name: f"{rule.if_}: {rule.then}" for rule in known.rules}
    told = {
        "worse": (f"p_worse >= {numbers.worse_p_worse:.2f}", "two weekly means in a row"),
        "flare": (f"up by {numbers.flare_points:g} or more", f"over {numbers.flare_hours[0]} h", "third time"),
        "responder": (f"p_resp >= {numbers.responder_p_resp:.2f}", "a little better"),
        "checkpoint 1, no sign": (f"p_none >= {numbers.no_benefit_p_none:.2f}", f"up to {numbers.block_visits} more"),
        "checkpoint 2, probable": (f"{numbers.probable_p_resp:.2f} <= p_resp", f"at most {numbers.block_visits} more"),
        "checkpoint 3": (f"{numbers.checkpoint_visits[-1]} sessions", f"{numbers.checkpoint_weeks[-1]} weeks"),
        "relapse": (f"within {numbers.relapse_months} months", f"for {numbers.block_visits} sessions"),
    }
    assert not [(rule, part) for rule, parts in told.items() for part in parts if part not in rules[rule]]
    severe = known.triggers["severe_pain_despite_care"].text
    assert f"{numbers.severe_pain:g} or more for over {numbers.severe_pain_weeks} weeks" in severe


def test_the_thresholds_of_the_model_are_those_of_the_instruments() -> None:
    known = knowledge()
    for name, scale in known.response.continuous.scales.items():
        instrument = known.outcomes.instruments[name]
        assert (scale.mcid, scale.direction) == (instrument.mcid.default, instrument.sign), name


def test_every_item_of_an_instrument_that_ships_its_text_is_one_that_can_be_answered() -> None:
    for name, instrument in knowledge().outcomes.instruments.items():
        names = {answer.removesuffix("_1") for answer in instrument.form.answers} | set(instrument.form.answers)
        asked = {item.id for item in instrument.items} - {"not_bundled"}
        assert asked <= names, name
