"""The curve P-256, as far as one agreement on a key needs it. For tests: it takes no care to take equal time."""

import secrets

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def key_pair():
    """A secret number, and its point as 65 bytes, uncompressed."""
    secret = secrets.randbelow(N - 1) + 1
    x, y = _times(secret, G)
    return secret, b"\x04" + x.to_bytes(32, "big") + y.to_bytes(32, "big")


def agree(secret, public):
    """The x of the point that both sides reach, 32 bytes."""
    point = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:], "big")
    return _times(secret, point)[0].to_bytes(32, "big")


def _times(number, point):
    total = None
    while number:
        if number & 1:
            total = _plus(total, point)
        point = _plus(point, point)
        number >>= 1
    return total


def _plus(a, b):
    if a is None or b is None:
        return a or b
    if a == b:
        slope = 3 * (a[0] * a[0] - 1) * pow(2 * a[1], -1, P)
    elif a[0] == b[0]:
        return None
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P
