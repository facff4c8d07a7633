"""Canonical JSON (RFC 8785) and the hashes that the exchange takes of it."""

import hashlib
import json
from decimal import Decimal
from uuid import UUID


def canonical(value):
    """The one spelling of a JSON value: keys sorted, no spaces, numbers as ECMAScript writes them."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_text(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return _number(value)


def digest(value):
    """SHA-256 of a value's canonical JSON, in hex."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def derived_id(*parts):
    """The id that everybody makes of the same parts: their hash, marked as a UUID of version 8."""
    marked = bytearray(bytes.fromhex(digest(parts))[:16])
    marked[6] = marked[6] & 0x0F | 0x80
    marked[8] = marked[8] & 0x3F | 0x80
    return str(UUID(bytes=bytes(marked)))


def _text(text):
    return json.dumps(text, ensure_ascii=False)


def _number(number):
    """A number as ECMA-262 writes it (Number::toString): the shortest digits that read back the same."""
    sign, digits, exponent = Decimal(repr(float(number))).normalize().as_tuple()
    if not isinstance(exponent, int):
        raise ValueError("only finite numbers have a canonical form")
    if digits == (0,):
        return "0"
    shortest = "".join(map(str, digits))
    point = len(shortest) + exponent
    return ("-" if sign else "") + _placed(shortest, point)


def _placed(digits, point):
    if len(digits) <= point <= 21:
        return digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    fraction = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"
