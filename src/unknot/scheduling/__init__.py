"""Hours, needs and bookings in; free starts and ranked therapists out. Pure: `now` is handed in, nothing is read."""
