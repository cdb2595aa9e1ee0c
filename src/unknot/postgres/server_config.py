"""The server's settings: written anew at every start, so that they follow the version of Unknot that runs it."""

from pathlib import Path

from unknot.postgres.layout import Layout

# Texts and values stay out of the log: they would carry health data (terse, log_min_error_statement).
# 160 connections: two web workers' pools, the worker, and a test run beside them. Memory suits a machine of 1 GB.
SETTINGS = """\
listen_addresses = ''
port = 5432
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
max_connections = 160
password_encryption = 'scram-sha-256'
fsync = on
full_page_writes = on
synchronous_commit = on
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 512MB
max_wal_size = 512MB
max_parallel_workers_per_gather = 0
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = '{log}'
log_filename = 'postgresql-%a.log'
log_file_mode = 0600
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_line_prefix = '%m [%p] %q%u@%d '
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
include_if_exists = '{own_settings}'
"""
ACCESS = "local all all scram-sha-256\nlocal replication all scram-sha-256\n"


def quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def server_config(layout: Layout) -> str:
    """The text of `postgresql.conf`; a person's own settings come last and win."""
    return SETTINGS.format(
        socket_folder=quoted(layout.socket_folder), log=quoted(layout.log), own_settings=quoted(layout.own_settings)
    )


def write_config(layout: Layout) -> list[str]:
    """Write both files, and return the words that make `postgres` read them. They hold no secret."""
    for path, text in ((layout.settings, server_config(layout)), (layout.access, ACCESS)):
        path.write_text(text)
        path.chmod(0o644)
    return ["-D", str(layout.data), f"--config-file={layout.settings}", f"--hba-file={layout.access}"]
