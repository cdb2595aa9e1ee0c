"""What the last start prepared, so that the next one need not do it again."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "state.json"


@dataclass(slots=True)
class State:
    """Fingerprints of what was prepared; a wrong or missing one only costs time."""

    migrations: str = ""
    applied: str = ""
    static: str = ""
    is_new: bool = False


def read_state(home: Path) -> State:
    try:
        return State(**json.loads((home / NAME).read_text()))
    except (OSError, ValueError, TypeError):
        return State()


def write_state(home: Path, state: State) -> None:
    aside = home / f"{NAME}.new"
    aside.write_text(json.dumps(asdict(state)))
    aside.replace(home / NAME)
