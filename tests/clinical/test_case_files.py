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


def test_no_two_cases_say_the_same_thing() -> None:
    assert [it for it, times in Counter(case.it for case in CASES).items() if times > 1] == []
