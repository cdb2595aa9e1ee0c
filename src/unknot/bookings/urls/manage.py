from django.urls import path

from unknot.bookings.views import manage, move

app_name = "visit"
urlpatterns = [
    path("<str:token>/", manage.see, name="see"),
    path("<str:token>/move/", move.move, name="move"),
    path("<str:token>/cancel/", manage.cancel, name="cancel"),
    path("<str:token>/calendar.ics", manage.calendar, name="calendar"),
]
