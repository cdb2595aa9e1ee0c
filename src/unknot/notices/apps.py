from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "unknot.notices"
    label = "notices"
