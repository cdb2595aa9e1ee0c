"""The signed key in a visit's link. It names the booking and holds nothing else."""

from django.core.signing import BadSignature, Signer

from unknot.bookings.refusals import LinkBroken

SIGNER = Signer(sep=".", salt="unknot.bookings.manage")


def sign_booking(booking_id: int) -> str:
    return SIGNER.sign(str(booking_id))


def signed_booking(token: str) -> int:
    """The booking's id; LinkBroken for anything that we did not sign."""
    try:
        return int(SIGNER.unsign(token))
    except (BadSignature, ValueError):
        raise LinkBroken from None
