"""The knowledge is read once, checked, frozen, and carries an edition that says exactly what it was made from."""

import copy
import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from unknot.knowledge import loading
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.loading import FILES, knowledge
from unknot.knowledge.shaping import shape_knowledge


@pytest.fixture(scope="module")
def content() -> dict[str, bytes]:
    return loading.installed_files()


@pytest.fixture(scope="module")
def parsed(content: dict[str, bytes]) -> dict[str, Any]:
    return loading.parse({name: content[name] for name in FILES})


@pytest.fixture
def trees(parsed: dict[str, Any]) -> dict[str, Any]:
    """A copy of all files that a test may spoil."""
    return copy.deepcopy(parsed)


def test_the_edition_is_the_version_and_a_hash_of_all_files(content: dict[str, bytes]) -> None:
    version, digest = knowledge().edition.split("+")
    assert version == "0.2.0"
    assert loading.digest_of(content).startswith(digest)
    assert len(digest) == 12


@pytest.mark.parametrize("name", [*FILES, loading.CASES])
def test_one_letter_in_any_file_makes_another_edition(content: dict[str, bytes], name: str) -> None:
    assert loading.digest_of({**content, name: content[name] + b" "}) != loading.digest_of(content)


def test_everything_is_there() -> None:
    known = knowledge()
    counts = (len(known.facts), len(known.derived), len(known.questions), len(known.rules), len(known.advice))
    assert counts == (366, 23, 55, 280, 29)
    assert len(known.care.techniques) == 17
    assert len(known.care.claims) == 100


def test_the_same_value_is_given_every_time_and_cannot_be_changed() -> None:
    assert knowledge() is knowledge()
    with pytest.raises(dataclasses.FrozenInstanceError):
        knowledge().edition = "mine"  # type: ignore[misc]


def test_text_that_is_no_yaml_names_file_and_line() -> None:
    with pytest.raises(KnowledgeError, match=r"facts\.yaml, line 3: "):
        loading.parse({"facts.yaml": b"a: 1\nb: [2\nc: }"})


@pytest.mark.parametrize(
    ("file", "path", "value", "message"),
    [
        ("red_flags.yaml", ("red_flags", 0, "disposition"), "PANIC", r"red_flags\.yaml: red_flags\.RF001: .*PANIC"),
        ("red_flags.yaml", ("red_flags", 3, "sources"), None, r"red_flags\.RF004: .*sources"),
        ("contraindications.yaml", ("contraindications", 0, "modifications"), {}, r"contraindications\.CI000: .*avoid"),
        ("advice.yaml", ("advice", 0, "timing"), "never", r"advice\.yaml: advice\.AD001: .*never"),
        ("facts.yaml", ("facts", "fever", "if_unsure"), "perhaps", r"facts\.yaml: facts\.fever"),
        ("facts.yaml", ("questions", 0, "options"), 3, r"facts\.yaml: questions\.q_who"),
        ("techniques.yaml", ("techniques", 0, "pressure_walton"), {}, r"techniques\.yaml: techniques\.swedish: .*min"),
        ("selfcare.yaml", ("stretches", 0, "hold_seconds"), "long", r"selfcare\.yaml: stretches\.st_calf_straight"),
        ("dose.yaml", ("initial_frequency", 2, "minutes"), [1, 2, 3], r"dose\.yaml: initial_frequency\.3"),
        ("claims.yaml", ("claims", 1, "id"), "C001", r"claims\.yaml: claims\.C001: this id is used twice"),
    ],
)
def test_a_wrong_entry_is_named(
    trees: dict[str, Any], file: str, path: tuple[str | int, ...], value: object, message: str
) -> None:
    place: Any = trees[file]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(KnowledgeError, match=message):
        shape_knowledge(trees, "0" * 64)


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("contraindications.yaml", ("contraindications", 0, "modifications")),
        ("red_flags.yaml", ("red_flags", 0)),
        ("techniques.yaml", ("scoring",)),
    ],
)
def test_a_misspelled_name_is_refused_and_not_passed_over(
    trees: dict[str, Any], file: str, path: tuple[str | int, ...]
) -> None:
    place: Any = trees[file]
    for step in path:
        place = place[step]
    place["max_presure"] = 1
    with pytest.raises(KnowledgeError, match="max_presure"):
        shape_knowledge(trees, "0" * 64)


def test_what_the_facts_say_about_their_use_is_true() -> None:
    """The core questions rest on `used_by_rules`: a wrong number would let a CLEAR pass without an answer."""
    from unknot.clinical.engine import engine_for

    engine = engine_for(knowledge())
    used = {name: sum(name in ready.facts for ready in engine.rules) for name in knowledge().facts}
    assert {name: fact.used_by_rules for name, fact in knowledge().facts.items()} == used


def words_used(known: Any) -> Mapping[str, set[str]]:
    changes = [rule.modifications for rule in known.rules]
    return {
        "areas": {a for m in changes for a in (*m.avoid_areas, *(cap.area for cap in m.area_pressure))},
        "exclusion_words": {t for m in changes for t in m.exclude_techniques},
        "positions": {p for m in changes for p in m.positioning},
    }


def test_every_word_of_a_limit_is_known() -> None:
    known = knowledge()
    for kind, words in words_used(known).items():
        assert words <= set(getattr(known, kind)), kind


def test_every_reference_of_the_care_knowledge_resolves() -> None:
    care = knowledge().care
    cited = {source for technique in care.techniques.values() for source in technique.sources}
    cited |= {source for row in care.start_rows for source in row.sources}
    cited |= {source for claim in care.claims.values() for source in claim.sources}
    cited |= {source for card in care.first_aid for source in card.sources}
    cited |= {source for stretch in care.stretches.values() for source in stretch.sources}
    assert cited <= set(care.references)


def test_every_region_of_the_questions_has_its_place_on_the_detailed_map() -> None:
    known = knowledge()
    regions = known.facts["regions"].allowed
    assert set(known.care.area_map.regions) == set(regions)  # type: ignore[arg-type]
    for fine in known.care.area_map.regions.values():
        assert set(fine) <= set(known.care.regions)
    assert {region for card in known.care.first_aid for region in card.body_map} <= set(regions)  # type: ignore[arg-type]


def test_option_ids_are_stable() -> None:
    questions = knowledge().questions
    assert [option.id for option in questions["q_preg"].options] == [
        "none",
        "pregnant",
        "possible",
        "period_change",
        "postpartum",
    ]
    assert [option.id for option in questions["q_eases"].options][-3:] == ["flares_easily", "none", "not_sure"]
    for question in questions.values():
        ids = [option.id for option in question.options]
        assert len(ids) == len(set(ids)), question.id
