from django.apps import AppConfig


class TherapistsConfig(AppConfig):
    name = "unknot.therapists"
    label = "therapists"
