from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "unknot.audit"
    label = "audit"

    def ready(self) -> None:
        from unknot.audit.grants import grant_tables  # models are ready only now

        post_migrate.connect(grant_tables, sender=self, dispatch_uid="unknot.audit.grants")
