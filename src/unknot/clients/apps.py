from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "unknot.clients"
    label = "clients"
