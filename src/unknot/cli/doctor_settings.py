"""What the doctor finds about settings that do not go together."""

from collections.abc import Iterator

from unknot.cli.findings import Finding, Health


def settings_findings() -> Iterator[Finding]:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        is_public = settings.IS_HTTPS or settings.SECURE_PROXY_SSL_HEADER is not None
        tools = {"UNKNOT_DEBUG": settings.DEBUG, "UNKNOT_DEV_TOOLS": settings.DEV_TOOLS}
    except (ImproperlyConfigured, ValueError) as problem:
        yield Finding(Health.BROKEN, "settings", str(problem), "See .env.example for what each one takes.")
        return
    yield from tools_findings([name for name, is_on in tools.items() if is_on], is_public=is_public)


def tools_findings(names: list[str], *, is_public: bool) -> Iterator[Finding]:
    """names: the tools of a developer that are on; strangers would read mails and inner workings with them."""
    if not names or not is_public:
        yield Finding(Health.OK, "dev tools", f"on: {', '.join(names)}" if names else "off")
        return
    found = f"{' and '.join(names)} on, and UNKNOT_BASE_URL or UNKNOT_BEHIND_PROXY says that others come."
    yield Finding(Health.BROKEN, "dev tools", found, f"Set {' and '.join(f'{name}=0' for name in names)}.")
