"""A booking's times, clock and price in templates: `{{ start|clock:zone }}`."""

from django import template

from unknot.bookings import words

register = template.Library()
register.filter("day", words.day)
register.filter("short_day", words.short_day)
register.filter("clock", words.clock)
register.filter("clock_name", words.clock_name)
register.filter("price", words.price)
