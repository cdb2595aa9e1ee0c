"""Where Unknot keeps its things on this machine, and its settings from a file. Standard library only."""
