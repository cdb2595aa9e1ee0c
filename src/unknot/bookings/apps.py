from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "unknot.bookings"
    label = "bookings"
