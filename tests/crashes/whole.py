"""Whether what the database holds is whole: no row without its partner, nothing lost that was answered as booked."""

from crashes.stream import Told
from server import Server, is_soon, wait_until

HALF_MADE = {
    "two live visits at one time": """
        SELECT a.id FROM bookings_booking a JOIN bookings_booking b ON a.id < b.id AND a.occupied && b.occupied
            AND (a.therapist_id = b.therapist_id OR a.room_id = b.room_id)
        WHERE a.released_at IS NULL AND b.released_at IS NULL""",
    "a visit without a client": "SELECT id FROM bookings_booking WHERE confirmed_at IS NOT NULL AND client_id IS NULL",
    "a client without a visit": """
        SELECT id FROM clients_client c WHERE NOT EXISTS (
            SELECT FROM bookings_booking b WHERE b.client_id = c.id AND b.confirmed_at IS NOT NULL)""",
    "a hold without its audit line": """
        SELECT id FROM bookings_booking b WHERE 1 <> (
            SELECT count(*) FROM audit_auditline WHERE about = 'Booking:' || b.id AND act = 'bookings.hold_slot')""",
    "a visit without its audit line, or a line without its visit": """
        SELECT b.id FROM bookings_booking b WHERE (b.confirmed_at IS NOT NULL)::int <> (
            SELECT count(*) FROM audit_auditline l WHERE l.about = 'Booking:' || b.id
                AND l.act = 'bookings.confirm_booking')""",
    "an audit line about nothing": """
        SELECT id FROM audit_auditline l WHERE act LIKE 'bookings.%' AND NOT EXISTS (
            SELECT FROM bookings_booking b WHERE l.about = 'Booking:' || b.id)""",
    "a visit without its mail, or a mail without its visit": """
        SELECT b.id FROM bookings_booking b WHERE (b.confirmed_at IS NOT NULL)::int <> (
            SELECT count(*) FROM notices_outboxmessage WHERE about_id = b.id AND kind = 'bookings.confirmed')""",
    "a mail about nothing": """
        SELECT id FROM notices_outboxmessage m WHERE NOT EXISTS (
            SELECT FROM bookings_booking b WHERE b.id = m.about_id AND b.confirmed_at IS NOT NULL)""",
    "a mail that no worker was told of": """
        SELECT id FROM notices_outboxmessage m WHERE NOT EXISTS (
            SELECT FROM procrastinate_jobs j WHERE (j.args->>'message_id')::bigint = m.id)""",
    "a visit whose history does not know it": """
        SELECT b.id FROM bookings_booking b WHERE NOT EXISTS (
            SELECT FROM bookings_bookingevent e WHERE e.pgh_obj_id = b.id
                AND e.confirmed_at IS NOT DISTINCT FROM b.confirmed_at)""",
}
EXCLUSIONS = """
SELECT count(*) FROM pg_constraint WHERE contype = 'x' AND convalidated AND conrelid = 'bookings_booking'::regclass
"""
UNSENT = "SELECT count(*) FROM notices_outboxmessage WHERE sent_at IS NULL"
# As if the ten minutes were over for which a worker that died has claimed a mail.
LEASE_IS_OVER = """
UPDATE notices_outboxmessage SET claimed_until = now(), due_at = now()
WHERE sent_at IS NULL AND claimed_until IS NOT NULL
"""
ANOTHER_MINUTE = "from unknot.notices.jobs import deliver_due; deliver_due.defer(timestamp=0)"


def assert_nothing_half_made(server: Server) -> None:
    assert {what: found for what, query in HALF_MADE.items() if (found := server.rows(query))} == {}
    assert server.one(EXCLUSIONS) == 3


def assert_nothing_lost(server: Server, told: list[Told]) -> None:
    rows = server.rows(
        "SELECT id, contact_email FROM bookings_booking WHERE confirmed_at IS NOT NULL AND released_at IS NULL"
    )
    assert {(one.booking_id, one.email) for one in told} <= set(rows)
    assert len({one.booking_id for one in told}) == len(told)


def assert_all_mail_arrives(server: Server, told: list[Told]) -> None:
    """At least once; a mail that a killed worker had claimed comes when its claim is over."""
    if not is_soon(lambda: server.one(UNSENT) == 0):
        server.rows(LEASE_IS_OVER)
        done = server.run("manage", "shell", "-c", ANOTHER_MINUTE)
        assert done.returncode == 0, done.stderr
    wait_until("every mail is sent", lambda: server.one(UNSENT) == 0, patience_s=60)
    caught = {str(row[0]) for row in server.rows("SELECT recipients FROM notices_caughtmail")}
    assert {one.email for one in told} <= caught
