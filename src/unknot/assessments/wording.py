"""What a result is called and what to do first, in plain words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.clinical.plan_types import Plan
from unknot.clinical.types import Disposition, SessionState, Triage

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Heading:
    """kind: ok, care or stop. lead: what to do now."""

    kind: str
    title: Text
    lead: Text


_EMERGENCY = Heading(
    "stop",
    _("Get emergency help now"),
    _("Call your local emergency number now. Do not wait, and do not drive yourself."),
)
_CRISIS = Heading(
    "stop",
    _("Please talk to someone right now"),
    _("Call your local emergency number or a crisis line now. You do not have to carry this alone."),
)
IN_PRIVATE = Heading(
    "stop",
    _("See a doctor or nurse before any massage"),
    _("Please hold off on massage for now. You can talk to a doctor or nurse alone, today."),
)
_SOON = {
    "now": _("See a doctor now"),
    "within_hours": _("See a doctor in the next hours"),
    "same_day": _("See a doctor today"),
    "within_48h": _("See a doctor within two days"),
    "within_1_week": _("See a doctor this week"),
    "within_2_weeks": _("See a doctor in the next two weeks"),
}
_SESSIONS = {
    SessionState.POSTPONED: Heading(
        "care",
        _("Not today"),
        _("Massage can wait until what stands in the way has passed. Come back then and answer again."),
    ),
    SessionState.CONSENT_NEEDED: Heading(
        "care",
        _("A clear yes comes first"),
        _("The person, or someone who may decide for them, needs to agree before any massage. Then answer again."),
    ),
    SessionState.BLOCKED_UNTIL_CLEARED: Heading(
        "care",
        _("You need a yes from your doctor, nurse or midwife first"),
        _("Ask them if massage is fine, and with what limits. Below you see what is needed, most often a short note."),
    ),
}
_CAUTION = Heading(
    "ok",
    _("You can have a massage, with some care"),
    _("A few changes make it safer for you. They are part of your plan."),
)
_CLEAR = Heading(
    "ok", _("Nothing you told us speaks against a massage"), _("You can have a massage with the usual care.")
)

_NO_PLAN = {
    "fresh_injury": _("Let the new injury settle first"),
    "nothing_fits": _("No massage plan for now"),
}


def heading_without_plan(plan: Plan) -> Heading:
    """The first words where a session may take place and none is suggested: no go-ahead, and no alarm."""
    return Heading("care", _NO_PLAN.get(plan.no_plan, _NO_PLAN["nothing_fits"]), plan.no_plan_because)


def heading(triage: Triage, *, is_crisis: bool) -> Heading:
    """The first words of a result. While questions are open it never reads as a go-ahead."""
    level = triage.disposition
    if is_crisis and level in (Disposition.EMERGENCY, Disposition.URGENT):
        return _CRISIS
    if level is Disposition.EMERGENCY:
        return _EMERGENCY
    if level in (Disposition.URGENT, Disposition.SEE_DOCTOR):
        return _doctor(triage)
    if triage.session in _SESSIONS:
        return _SESSIONS[triage.session]
    return _CLEAR if level is Disposition.CLEAR else _CAUTION


def _doctor(triage: Triage) -> Heading:
    today = _SOON["same_day"] if triage.disposition is Disposition.URGENT else _("See a doctor before any massage")
    title = _SOON.get(triage.urgency or "", today)
    return Heading(
        "stop",
        title,
        _("Please hold off on massage until you have been checked. Here is what we noticed, and what to do."),
    )
