from django.urls import path

from unknot.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:mail_id>/", views.mail, name="mail"),
    path("<int:mail_id>/part/<int:number>/", views.part, name="part"),
]
