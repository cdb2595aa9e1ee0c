"""A clinic's client. A person who comes to two clinics is a client of each; neither sees the other's record."""

import pghistory
from django.db import models
from django.db.models.functions import Lower


@pghistory.track()
class Client(models.Model):
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="en")
    since_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("clinic", Lower("email"), name="one_client_per_email_and_clinic")]

    def __str__(self) -> str:
        return self.name
