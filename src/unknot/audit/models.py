"""One line per act and per read of a health record, never changed and never removed."""

from django.db import models


class AppendOnly(models.Model):
    """Rows of such a table are only ever added: `grants` takes UPDATE and DELETE from the application's role."""

    class Meta:
        abstract = True


class AuditLine(AppendOnly):
    """Who did or read what, and when. Holds names of acts and numbers of rows, never health data."""

    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=80, help_text="user:12, client, worker or system")
    act = models.CharField(max_length=60, help_text="room.verb_object, e.g. bookings.hold_slot")
    about = models.CharField(max_length=80, db_index=True, help_text="Model:id, e.g. Booking:41")
    clinic = models.ForeignKey("practice.Clinic", null=True, on_delete=models.DO_NOTHING, related_name="+")
    detail = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.act} {self.about}"
