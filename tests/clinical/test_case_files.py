"""Every case of `cases/*.yaml` is judged as its author expects."""

from collections import Counter

import pytest

from clinical.case_files import FileCase, differences, file_cases, judged
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
CASES = file_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_is_judged_as_its_author_expects(case: FileCase) -> None:
    assert differences(case.expected, *judged(case, KNOWN)) == {}


@pytest.mark.parametrize(("pattern", "route"), [("ordinary-*.yaml", "book"), ("dangers-*.yaml", "block")])
def test_of_fifty_people_and_more_each_may_book_or_each_is_sent_on(pattern: str, route: str) -> None:
    people = file_cases(pattern)
    assert len(people) >= 50
    assert {str(case): lost for case in people if (lost := differences({"route": route}, *judged(case, KNOWN)))} == {}


def test_no_two_cases_say_the_same_thing() -> None:
    assert [it for it, times in Counter(case.it for case in CASES).items() if times > 1] == []
