from django.urls import path

from unknot.assessments.views import questions, result

app_name = "assessments"
urlpatterns = [
    path("", questions.start, name="start"),
    path("next/", questions.go_on, name="next"),
    path("forget/", questions.forget, name="forget"),
    path("result/", result.result, name="result"),
    path("<slug:screen_id>/", questions.screen, name="screen"),
]
