from django.urls import path

from unknot.bookings.views import staff

app_name = "staff"
urlpatterns = [path("", staff.day, name="day")]
