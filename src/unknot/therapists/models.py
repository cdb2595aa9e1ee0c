"""A therapist: what they are trained in and licensed for, and when they work."""

import pghistory
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Another gender")
    NOT_TOLD = "not_told", _("Not told")


@pghistory.track()
class Therapist(models.Model):
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    gender = models.CharField(max_length=10, choices=Gender.choices, default=Gender.NOT_TOLD)
    languages = ArrayField(models.CharField(max_length=8), default=list, help_text="BCP 47, e.g. en, es")
    techniques = ArrayField(models.CharField(max_length=40), default=list, help_text="ids of techniques.yaml")
    treats = ArrayField(
        models.CharField(max_length=40), default=list, help_text="regions known well, ids of facts.yaml"
    )
    max_pressure = models.PositiveSmallIntegerField(
        default=4, validators=[MinValueValidator(1), MaxValueValidator(5)], help_text="Walton level offered, 1 to 5"
    )
    practising_since_on = models.DateField()
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Licence(models.Model):
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    therapist = models.ForeignKey("therapists.Therapist", on_delete=models.CASCADE, related_name="licences")
    number = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    country = models.CharField(max_length=2)
    expires_on = models.DateField(help_text="last day on which it is valid")
    checked_on = models.DateField(null=True, blank=True)
    checked_how = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("country", "state", "number", name="one_licence_per_number")]

    def __str__(self) -> str:
        return f"{self.state} {self.number}"


@pghistory.track()
class Insurance(models.Model):
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    therapist = models.ForeignKey("therapists.Therapist", on_delete=models.CASCADE, related_name="insurances")
    insurer = models.CharField(max_length=120)
    policy_number = models.CharField(max_length=60)
    expires_on = models.DateField(help_text="last day on which it is valid")

    def __str__(self) -> str:
        return f"{self.insurer} until {self.expires_on}"


@pghistory.track()
class WorkingHours(models.Model):
    """One block of a weekly pattern, in the clinic's wall time. Several blocks a day are fine."""

    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    therapist = models.ForeignKey("therapists.Therapist", on_delete=models.CASCADE, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField(help_text="0 Monday to 6 Sunday")
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="hours_open_before_they_close"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_on_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"weekday {self.weekday}, {self.opens:%H:%M} to {self.closes:%H:%M}"


@pghistory.track()
class Leave(models.Model):
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    therapist = models.ForeignKey("therapists.Therapist", on_delete=models.CASCADE, related_name="leaves")
    during = DateTimeRangeField(help_text="[start, end) instants")

    class Meta:
        constraints = [
            # An open end compares with nothing, and so such a leave would be overlooked.
            models.CheckConstraint(
                name="leave_starts_and_ends",
                condition=Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.during)
