"""What `unknot assess` prints for a person: the number to call, the answer noticed, and no ids of techniques."""

from pathlib import Path

from click.testing import CliRunner, Result

from unknot.cli.assess import assess
from unknot.knowledge.loading import knowledge

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(assess, [str(argument) for argument in arguments], input=text)


def test_the_country_gives_its_number_and_the_generic_words_stay() -> None:
    emergency = EXAMPLES[0].with_name("chest-pressure.yaml")
    for told in (run(emergency, "--country", "gb"), run(emergency, "--country", "GB", "--json")):
        assert told.exit_code == 0
        assert "Call 999 (or your local emergency number) now." in told.stdout
        assert "(or 999" not in told.stdout
    unknown = run(emergency, "--country", "ZZ")
    assert "Call your local emergency number now." in unknown.stdout
    assert "No emergency number is known here for ZZ." in unknown.stderr
    assert "takes two letters" in run(emergency, "--country", "GBR").stderr


def test_a_reason_names_the_answer_it_rests_on() -> None:
    assert "You told us: Chest pain, pressure, or tightness" in run(EXAMPLES[0].with_name("chest-pressure.yaml")).stdout


def test_no_technique_is_told_by_its_id() -> None:
    ids = [name for name in knowledge().care.techniques if "_" in name]
    for path in EXAMPLES:
        assert [name for name in ids if name in run(path).stdout] == []


def test_what_a_clearance_takes_is_told() -> None:
    told = run(EXAMPLES[0].with_name("early-pregnancy-tight-hips.yaml")).stdout
    assert "What is needed: Low-risk pregnancy: a yes from your midwife or doctor" in told


def test_a_mistake_without_an_id_is_told_once_with_where_it_was_read() -> None:
    told = run("-", text='{"facts": {"feaver": true}}').stderr
    assert "standard input: there is no fact 'feaver'" in told
    assert "case case" not in told
