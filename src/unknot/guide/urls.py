from django.urls import path

from unknot.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.landing, name="landing"),
    path("cramp-now/", views.cramp, name="cramp"),
    path("evidence/", views.evidence, name="evidence"),
]
