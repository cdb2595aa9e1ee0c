from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "unknot.demo"
    label = "demo"
