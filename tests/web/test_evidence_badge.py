"""A grade of evidence reads the same on every page and in the terminal."""

import pytest

from unknot.knowledge.care import GRADES
from unknot.web.templatetags.evidence import evidence


@pytest.mark.parametrize("grade", GRADES)
def test_every_grade_has_a_badge_with_its_words(grade: str) -> None:
    badge = evidence(grade)
    assert f">Evidence: {GRADES[grade]}</span>" in badge
    assert "badge-stop" in badge if grade == "contradicted" else "badge-stop" not in badge
