"""What people type and choose on the booking pages, checked for shape; whether it is allowed is the acts' affair."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from unknot.bookings.values import ClinicCard, Wishes

BIGINT = 2**63 - 1
YEARS = range(2000, 2200)
NO_TIME = datetime(1, 1, 1, tzinfo=UTC)
GENDERS = [("", _("Any")), ("woman", _("Woman")), ("man", _("Man"))]
ONE_LINE = RegexValidator(r"^[^\x00-\x1f\x7f]*$", _("Write this on one line."))
NO_LINK = RegexValidator(  # of fixed length, so that a name of a million letters is read once
    r"(?i)://|www\.|@|[\w-]{2}\.(?-i:[a-z]{2})", _("Write your name only, without a link."), inverse_match=True
)
PHONE = RegexValidator(r"^[0-9+() ./-]{6,30}$", _("Write a phone number with digits only, for example 312 555 0100."))


class Instant(forms.Field):
    """A start as the pages write it: ISO 8601 with its offset; the value is UTC."""

    def to_python(self, value: Any) -> datetime:
        try:
            at = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            at = NO_TIME
        if at.tzinfo is None or at.year not in YEARS:
            raise forms.ValidationError(_("Pick one of the times shown."))
        return at.astimezone(UTC)


class StartForm(forms.Form):
    starts_at = Instant()


class HoldForm(StartForm):
    therapist_id = forms.IntegerField(min_value=1, max_value=BIGINT)
    service_id = forms.IntegerField(min_value=1, max_value=BIGINT)


class TimesForm(forms.Form):
    service = forms.IntegerField(min_value=1, max_value=BIGINT)


class WishesForm(forms.Form):
    """Filters of the offers, in the address: places and words of everyday life, never anything about health."""

    clinic = forms.TypedChoiceField(label=_("Clinic"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)
    gender = forms.ChoiceField(label=_("Therapist"), required=False, choices=GENDERS)

    def __init__(self, *args: Any, clinics: Sequence[ClinicCard], languages: Sequence[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = [(clinic.id, f"{clinic.name}, {clinic.town}") for clinic in clinics]
        self.fields["clinic"].choices = [("", _("Any")), *places]  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", _("Any")), *languages]  # type: ignore[attr-defined]

    def wishes(self) -> Wishes:
        """What was chosen; a choice that we do not know is no wish."""
        self.is_valid()
        told = self.cleaned_data
        return Wishes(
            clinic_id=told.get("clinic"), gender=told.get("gender") or None, language=told.get("language") or None
        )


class DetailsForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        validators=[ONE_LINE, NO_LINK],
        error_messages={"required": _("Tell us your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "input"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={
            "required": _("Tell us where to send the details."),
            "invalid": _("Write a whole address, for example ana@example.org."),
        },
        help_text=_("We send the details here, and a link to move or cancel."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "input"}),
    )
    phone = forms.CharField(
        label=_("Phone (if you like)"),
        required=False,
        max_length=30,
        validators=[PHONE],
        help_text=_("Only used if the clinic must reach you about this visit."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "class": "input"}),
    )
    consent = forms.BooleanField(
        label=_("Keep my answers and share them with my therapist"),
        help_text=_("Your therapist needs them to treat you safely. Nobody else gets them."),
        error_messages={"required": _("Without your answers the therapist cannot treat you safely. Please agree.")},
    )

    def told(self) -> dict[str, str]:
        """Name, address and phone, as the act takes them."""
        return {key: self.cleaned_data[key] for key in ("name", "email", "phone")}


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why? (if you like)"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "input"}),
    )
