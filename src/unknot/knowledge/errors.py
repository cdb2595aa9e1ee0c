"""What is wrong with a knowledge file, and where."""


class KnowledgeError(ValueError):
    """A knowledge file says something its schema does not allow; names the file and the entry.

    >>> str(KnowledgeError("facts.yaml", "facts.fever", "Object missing required field `type`"))
    'facts.yaml: facts.fever: Object missing required field `type`'
    """

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(f"{file}: {entry}: {problem}")
        self.file = file
        self.entry = entry
        self.problem = problem
