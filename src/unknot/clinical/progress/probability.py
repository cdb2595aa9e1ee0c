"""The two distributions that the response model needs, from the standard library alone.

The model asks for one normal and one beta probability a judgement; a numeric package would be a heavy dependency for
that. Both are checked in the tests against published values.
"""

from math import exp, inf, isnan, lgamma, log
from statistics import NormalDist

_NORMAL = NormalDist()
_TINY = 1e-300
_CLOSE = 1e-14
_MOST_STEPS = 10_000
_HALVINGS = 40
Z95 = _NORMAL.inv_cdf(0.975)
"""Half-width of a 95 % band, in standard errors (about 1.96)."""


def phi(z: float) -> float:
    """Chance that a standard normal value is at most `z`.

    >>> phi(0.0)
    0.5
    """
    return _NORMAL.cdf(z)


def beta_cdf(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b), 0 to 1, for x in [0, 1] and a, b above 0.

    Continued fraction, NIST Digital Library of Mathematical Functions 8.17.22, evaluated by the modified Lentz method.

    >>> round(beta_cdf(0.5, 2, 3), 4)
    0.6875
    """
    if isnan(x) or not 0 <= x <= 1 or not (0 < a < inf and 0 < b < inf):
        raise ValueError(f"needs x from 0 to 1 and a, b above 0, not x={x}, a={a}, b={b}")
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return min(1.0, max(0.0, front * _fraction(x, a, b)))


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x with I_x(a, b) = p, by halving; right to about 1e-12.

    >>> round(beta_quantile(0.6875, 2, 3), 6)
    0.5
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_cdf(middle, a, b) < p else (low, middle)
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, _MOST_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d, c = 1 / _away(1 + term * d), _away(1 + term / c)
            result *= d * c
        if abs(d * c - 1) < _CLOSE:
            return result
    raise ArithmeticError(f"no end in sight for x={x}, a={a}, b={b}")


def _away(value: float) -> float:
    """Never quite zero, so that it can be divided by."""
    return value if abs(value) > _TINY else _TINY
