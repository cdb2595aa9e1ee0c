from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "unknot.bookings"
    label = "bookings"

    def ready(self) -> None:
        from unknot.bookings.mails import register_mails  # models are ready only now

        register_mails()
