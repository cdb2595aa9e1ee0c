"""Slots held, booked, moved and cancelled."""
