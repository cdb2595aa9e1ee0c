"""A plan, drafted from an assessment and its triage."""

import pghistory
from django.db import models


@pghistory.track()
class Plan(models.Model):
    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.CASCADE, related_name="+")
    triage = models.ForeignKey("assessments.TriageRecord", on_delete=models.CASCADE, related_name="+")
    drafted_at = models.DateTimeField()
    edition = models.CharField(max_length=40)
    content = models.JSONField(help_text="`unknot.clinical.plan.Plan` as JSON")

    class Meta:
        constraints = [models.UniqueConstraint("triage", "edition", name="one_plan_per_judgement")]

    def __str__(self) -> str:
        return f"plan {self.pk}"
