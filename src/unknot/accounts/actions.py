"""Give people of the staff their access."""

from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from unknot.accounts.models import Membership, Role, User
from unknot.web.refusals import Refusal


@dataclass(eq=False)
class EmailTaken(Refusal):
    code = "accounts.email_taken"

    def __str__(self) -> str:
        return "Somebody signs in with this e-mail address already. Nothing was made; use another address."


@dataclass(eq=False)
class NotValid(Refusal):
    code = "accounts.not_valid"
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"Nothing was made. Mend this and try again: {' '.join(self.reasons)}"


@transaction.atomic(durable=True)
def create_owner(*, email: str, name: str, password: str, clinic_id: int, by: str, now: datetime) -> int:
    """The id of a new user who owns the clinic. The history of the membership keeps who made them."""
    user = User(email=email.strip(), name=name.strip(), joined_at=now)
    if User.objects.filter(email__iexact=user.email).exists():
        raise EmailTaken
    try:
        with pghistory.context(act="accounts.create_owner", by=by):
            save_user(user, password)
            save_member(user, clinic_id, Role.OWNER)
    except ValidationError as problem:
        raise NotValid(tuple(problem.messages)) from None
    except IntegrityError:  # the same address was given in the same moment
        raise EmailTaken from None
    return user.pk


def save_user(user: User, password: str) -> None:
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()


def save_member(user: User, clinic_id: int, role: str) -> None:
    membership = Membership(user=user, clinic_id=clinic_id, role=role)
    membership.full_clean()
    membership.save()


def add_staff(*, email: str, name: str, password: str, clinic_id: int, role: str, by: str, now: datetime) -> int:
    """The id of a new user with a role in the clinic, inside the transaction of another act; ValidationError."""
    user = User(email=email, name=name, joined_at=now)
    with pghistory.context(act="accounts.add_staff", by=by):
        save_user(user, password)
        save_member(user, clinic_id, role)
    return user.pk
