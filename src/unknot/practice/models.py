"""A clinic, its rooms and the menu of services."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Clinic(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    zone = models.CharField(_("time zone"), max_length=60, help_text="IANA name, e.g. America/Chicago")
    street = models.CharField(max_length=160)
    town = models.CharField(max_length=80)
    state = models.CharField(max_length=10, help_text="state or province of the licence, e.g. IL")
    postcode = models.CharField(max_length=12)
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2")
    latitude_deg = models.FloatField(validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitude_deg = models.FloatField(validators=[MinValueValidator(-180), MaxValueValidator(180)])
    phone = models.CharField(max_length=30)
    email = models.EmailField()
    currency = models.CharField(max_length=3, default="USD", help_text="ISO 4217")
    is_step_free = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False, help_text="made up, to try Unknot with")
    notice_min = models.PositiveIntegerField(default=120, help_text="shortest notice for a new booking")
    horizon_days = models.PositiveIntegerField(default=42, help_text="how far ahead times are offered")
    start_grid_min = models.PositiveSmallIntegerField(default=15, help_text="starts fall on multiples of this")
    cancel_notice_min = models.PositiveIntegerField(default=24 * 60, help_text="free of charge until then")

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Room(models.Model):
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint("clinic", "name", name="one_room_per_name")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Service(models.Model):
    """What the menu sells: so many minutes with a therapist, at a price."""

    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="services")
    name = models.CharField(max_length=80)
    length_min = models.PositiveSmallIntegerField()
    before_min = models.PositiveSmallIntegerField(default=0, help_text="kept free before the visit")
    after_min = models.PositiveSmallIntegerField(default=15, help_text="kept free after it: notes, fresh linen")
    price_cents = models.PositiveIntegerField(help_text="hundredths of the clinic's currency")
    techniques = ArrayField(models.CharField(max_length=40), default=list, blank=True, help_text="empty: any")
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("clinic", "name", name="one_service_per_name"),
            models.CheckConstraint(condition=models.Q(length_min__gte=10, length_min__lte=240), name="service_length"),
        ]

    def __str__(self) -> str:
        return self.name
