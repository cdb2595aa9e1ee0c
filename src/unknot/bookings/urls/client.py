from django.urls import path

from unknot.bookings.views import client, details, manage

app_name = "book"
urlpatterns = [
    path("", client.offers, name="offers"),
    path("times/<int:therapist_id>/", client.times, name="times"),
    path("hold/", client.hold, name="hold"),
    path("details/<int:booking_id>/", details.details, name="details"),
    path("done/<str:token>/", manage.done, name="done"),
]
