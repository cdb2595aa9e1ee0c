"""Staff who sign in, and what they may do in which clinic. Clients need no account."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """One person of the staff; their e-mail address is their name for signing in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    DESK = "desk", _("Front desk")
    THERAPIST = "therapist", _("Therapist")
    AUDITOR = "auditor", _("Auditor (reads only)")


@pghistory.track()
class Membership(models.Model):
    """A user's role in a clinic. Removing the row ends access at once."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="memberships")
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint("user", "clinic", name="one_role_per_user_and_clinic")]

    def __str__(self) -> str:
        return f"{self.role} at clinic {self.clinic_id}"
