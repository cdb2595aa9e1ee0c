"""One part of a file that a person wrote, read field by field; all that is wrong is kept, each with its place."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

NOT_TOLD = object()


@dataclass(slots=True)
class YamlPart:
    """A mapping as `yaml.BaseLoader` gives it: texts, lists and mappings; no word becomes a number or a date unasked.

    `where` names it for a person; `wrong` is shared by all parts of one file.
    """

    where: str
    told: dict[str, Any]
    wrong: list[str]
    asked: set[str] = field(default_factory=set)

    def text(self, name: str, default: str | None = None) -> str:
        found = self.value(name, NOT_TOLD if default is None else default)
        if not isinstance(found, str) or not (found.strip() or default is not None):
            self.say(name, "is missing." if found is NOT_TOLD else "has to be a text.")
            return ""
        return found.strip()

    def number(self, name: str, default: str | None = None, *, times: int = 1) -> int:
        """A whole number; with `times` 100, hundredths of a number with at most two digits after its point."""
        told = self.text(name, default)
        try:
            many = Decimal(told) * times
            if not many.is_finite() or many != int(many) or abs(many) > 10**8:
                raise InvalidOperation
        except (InvalidOperation, OverflowError):
            self.say(name, f"is {told[:40]!r}. Write a number, as 60{' or 85.50' if times > 1 else ''}.", only_if=told)
            return 0
        return int(many)

    def degrees(self, name: str) -> float:
        told = self.text(name)
        try:
            return float(told)
        except ValueError:
            self.say(name, f"is {told[:40]!r}. Write degrees, as 41.89 or -87.61.", only_if=told)
            return 0.0

    def day(self, name: str) -> date:
        told = self.text(name)
        try:
            return date.fromisoformat(told)
        except ValueError:
            self.say(name, f"is {told[:40]!r}. Write a day as 2027-06-30.", only_if=told)
            return date.min

    def yes(self, name: str) -> bool:
        told = self.text(name, "no").lower()
        if told not in {"yes", "no", "true", "false"}:
            self.say(name, f"is {told[:40]!r}. Write yes or no.")
        return told in {"yes", "true"}

    def words(self, name: str) -> tuple[str, ...]:
        found = self.value(name, [])
        if isinstance(found, list) and all(isinstance(word, str) for word in found):
            return tuple(word.strip() for word in found)
        self.say(name, "has to be a list of texts, as [one, two].")
        return ()

    def part(self, name: str) -> "YamlPart":
        found = self.value(name, {})
        if not isinstance(found, dict) or not found:
            self.say(name, "is missing, or has no lines of its own below it.")
            found = {}
        return YamlPart(f"{self.where}, {name}", found, self.wrong)

    def parts(self, name: str) -> list["YamlPart"]:
        found = self.value(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.say(name, "has to be a list; each entry starts with a dash.")
            return []
        return [
            YamlPart(f"{name}, {told_name(one) or f'number {number}'}", one, self.wrong)
            for number, one in enumerate(found, start=1)
        ]

    def end(self) -> None:
        """Name what nobody asked for: a slip of the pen would otherwise be overlooked."""
        for name in sorted(set(self.told) - self.asked):
            self.say(name[:40], "is not known here. Is it misspelled, or one step too far to the left or right?")

    def value(self, name: str, default: Any) -> Any:
        self.asked.add(name)
        return self.told.get(name, default)

    def say(self, name: str, what: str, *, only_if: str = "yes") -> None:
        """only_if: empty when a fault of the same field has been told already."""
        if only_if:
            self.wrong.append(f"{self.where}: {name} {what}")


def told_name(told: dict[str, Any]) -> str:
    name = told.get("name")
    return name[:60] if isinstance(name, str) else ""
