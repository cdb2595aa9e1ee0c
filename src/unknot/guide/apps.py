from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "unknot.guide"
    label = "guide"
