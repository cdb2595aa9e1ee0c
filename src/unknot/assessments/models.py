"""What a person told us, and the triage that followed. Both carry the edition of the knowledge they rest on."""

import pghistory
from django.db import models

from unknot.audit.models import AppendOnly


@pghistory.track()
class Assessment(models.Model):
    """Answers as given, question by question. Finished when no question is left to ask.

    It belongs to the person, not to a clinic: a clinic meets it only through a booking.
    """

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    edition = models.CharField(max_length=40)
    answers = models.JSONField(default=dict, help_text="question id -> answer, as `unknot.clinical.interview` has it")
    answered_at = models.JSONField(default=dict, help_text="question id -> when it was last answered, ISO 8601 in UTC")
    language = models.CharField(max_length=10, default="en")

    def __str__(self) -> str:
        return f"assessment {self.pk}"


class TriageRecord(AppendOnly):
    """One judgement on an assessment; the newest one counts."""

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.CASCADE, related_name="triages")
    decided_at = models.DateTimeField()
    answered_since = models.DateTimeField(help_text="when the oldest answer that it rests on was given")
    edition = models.CharField(max_length=40)
    disposition = models.CharField(max_length=12)
    session = models.CharField(max_length=24)
    is_final = models.BooleanField()
    is_bookable = models.BooleanField()
    result = models.JSONField(help_text="the whole judgement: rules, reasons, sources, limits, open questions")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_bookable=False)
                | models.Q(is_final=True, disposition__in=["CLEAR", "CAUTION"], session__in=["allowed", "modified"]),
                name="only_a_safe_result_is_bookable",
            )
        ]

    def __str__(self) -> str:
        return f"{self.disposition} ({self.session})"
