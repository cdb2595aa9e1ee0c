from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "unknot.practice"
    label = "practice"
