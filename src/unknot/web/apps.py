from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "unknot.web"
    label = "web"
