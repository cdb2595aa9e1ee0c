"""Temperatures for readers of either scale."""

from django import template

register = template.Library()


@register.filter
def both_scales(celsius: int) -> str:
    """43 is "109 °F (43 °C)"."""
    return f"{round(celsius * 9 / 5 + 32)} °F ({celsius} °C)"
