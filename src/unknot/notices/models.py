"""The outbox: each mail is a row, written in the same transaction as the fact it tells."""

from django.db import models


class OutboxMessage(models.Model):
    """One mail to be sent. Its words are made from the state at the time of sending, never stored before."""

    clinic = models.ForeignKey("practice.Clinic", null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60, help_text="room.kind, e.g. bookings.confirmed")
    about_id = models.BigIntegerField(help_text="the row the mail is about, e.g. the booking's id")
    version = models.PositiveIntegerField(help_text="of that row; one mail per kind and version")
    queued_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True, help_text="a worker's lease")
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True, help_text="no longer true when it was to be sent")
    parked_at = models.DateTimeField(null=True, blank=True, help_text="given up after too many tries")
    last_error = models.CharField(max_length=120, blank=True, help_text="kind of error; never its text")

    class Meta:
        constraints = [models.UniqueConstraint("kind", "about_id", "version", name="one_mail_per_kind_and_version")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about_id} v{self.version}"


class CaughtMail(models.Model):
    """A mail caught instead of sent, where no mail server is set."""

    caught_at = models.DateTimeField(auto_now_add=True)
    recipients = models.CharField(max_length=400)
    subject = models.CharField(max_length=200)
    source = models.BinaryField(help_text="the whole message, RFC 5322")

    def __str__(self) -> str:
        return self.subject
