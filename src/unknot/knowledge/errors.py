"""What is wrong with a knowledge file, where, and what to do."""

from dataclasses import dataclass, replace


@dataclass(eq=False)
class KnowledgeError(ValueError):
    """A knowledge file says something its schema does not allow; `line` is None until the text of the file is at hand.

    file: its name. entry: the entry's way from the top, `section.id`. problem: what is wrong. field: the way from the
    entry to what is wrong, empty when it is the entry itself. remedy: what to do.

    >>> str(KnowledgeError("facts.yaml", "facts.fever", "Object missing required field `type`"))
    'facts.yaml: facts.fever: Object missing required field `type`'
    >>> str(KnowledgeError("facts.yaml", "facts.fever", "Expected `str`, got `int`", "question", "Write text.", 1404))
    'facts.yaml, line 1404: facts.fever: question: Expected `str`, got `int`. Write text.'
    """

    file: str
    entry: str
    problem: str
    field: str = ""
    remedy: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        problem = f"{self.problem}. {self.remedy}" if self.remedy else self.problem
        return ": ".join(part for part in (place, self.entry, self.field, problem) if part)

    def on_line(self, line: int | None) -> "KnowledgeError":
        """The same error with its line."""
        return replace(self, line=line)
