"""Emergency numbers come from a sourced table; no text carries one of its own."""

import re

from knowledge.told import everything
from unknot.clinical.emergency import GENERIC, told_in, with_number
from unknot.clinical.facts import settle
from unknot.clinical.triage import triage
from unknot.knowledge.emergency import emergency_number, emergency_numbers
from unknot.knowledge.loading import knowledge

WRITTEN_OUT = re.compile(r"(?<![\d/,.])(?:911|999|988|112|000|111)(?![\d/,.])")


def test_every_number_names_a_source_that_is_told() -> None:
    table = emergency_numbers()
    assert len(table.by_country) >= 30
    assert [row for row in table.by_country.values() if not row.sources or set(row.sources) - set(table.sources)] == []


def test_every_number_can_be_dialed_and_every_country_is_a_code() -> None:
    rows = emergency_numbers().by_country.values()
    assert [row for row in rows if not re.fullmatch(r"\d{3}", row.number)] == []
    assert [row for row in rows if not re.fullmatch(r"[A-Z]{2}", row.country)] == []


def test_norway_is_read_as_a_country_and_not_as_a_no() -> None:
    norway = emergency_number("NO")
    assert norway
    assert norway.number == "113"


def test_no_text_for_the_person_carries_a_number_of_its_own() -> None:
    assert [(owner, text) for owner, text in everything() if WRITTEN_OUT.search(text)] == []


def test_control_a_written_out_number_is_seen_and_a_cell_count_is_not() -> None:
    assert WRITTEN_OUT.search("Call 911 now.")
    assert not WRITTEN_OUT.search("fewer than 50,000 in a microliter; 160/100")


def test_every_emergency_says_to_call_for_help_or_go_to_the_emergency_department() -> None:
    ways = (GENERIC, "emergency department", "crisis plan")
    emergencies = [rule for rule in knowledge().rules if rule.disposition == "EMERGENCY"]
    assert [rule.id for rule in emergencies if not any(way in rule.what_to_tell_user for way in ways)] == []


def test_where_the_country_is_known_its_number_comes_first_and_the_generic_words_stay() -> None:
    result = told_in(triage(settle({"chest_pain_now": True}, knowledge()), knowledge()), emergency_number("GB"))
    assert result.reasons[0].tell.startswith("Call 999 (or your local emergency number) now.")


def test_where_it_is_not_known_the_generic_words_stand_alone() -> None:
    assert with_number("Call your local emergency number now.", emergency_number("XX")) == (
        "Call your local emergency number now."
    )
