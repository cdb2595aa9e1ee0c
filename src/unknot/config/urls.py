"""The root addresses: each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("unknot.guide.urls")),
    path("", include("unknot.web.urls")),
    path("check/", include("unknot.assessments.urls")),
    path("plan/", include("unknot.plans.urls")),
    path("book/", include("unknot.bookings.urls.client")),
    path("visit/", include("unknot.bookings.urls.manage")),
    path("staff/", include("unknot.bookings.urls.staff")),
    path("accounts/", include("allauth.urls")),
    path("outbox/", include("unknot.notices.urls")),
]

handler400 = "unknot.web.errors.bad_request"
handler403 = "unknot.web.errors.forbidden"
handler404 = "unknot.web.errors.not_found"
handler500 = "unknot.web.errors.server_error"
