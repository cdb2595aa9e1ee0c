"""The table of the shared cache, as `createcachetable` would make it, but by the owner and with the other tables."""

from django.db import migrations

MAKE = """
CREATE TABLE web_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX web_cache_expires ON web_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(MAKE, "DROP TABLE web_cache")]
