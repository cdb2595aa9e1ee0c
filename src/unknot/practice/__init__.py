"""Clinics, rooms and the menu of services."""
