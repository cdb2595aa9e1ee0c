"""Settings kept in a file, one `NAME=value` a line."""


def parse_env_file(text: str) -> dict[str, str]:
    """The settings in the text; a later line wins.

    Empty lines and lines that start with `#` are left out, as are lines without a name. A value may stand in single or
    double quotes, and nothing in it is expanded.

    >>> parse_env_file("# web\\nUNKNOT_PORT=8500\\nexport UNKNOT_HOST='0.0.0.0'\\n")
    {'UNKNOT_PORT': '8500', 'UNKNOT_HOST': '0.0.0.0'}
    """
    settings: dict[str, str] = {}
    for line in text.splitlines():
        name, mark, value = line.strip().removeprefix("export ").partition("=")
        if mark and name.strip() and not name.startswith("#"):
            settings[name.strip()] = unquoted(value.strip())
    return settings


def unquoted(value: str) -> str:
    """The value without the pair of quotes around it.

    >>> unquoted('"two words"')
    'two words'
    """
    is_quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if is_quoted else value
