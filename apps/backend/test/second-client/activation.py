"""Becoming somebody's device, with the code that the office gave out."""

import base64

import p256


def activate(server, store, code):
    """Keeps who the device is of and what lets it in; returns the session's token."""
    _secret, public = p256.key_pair()
    answer = server.ask(
        "/v1/devices/activate",
        {"code": code, "publicKey": _jwk(public), "name": "Second client", "platform": "web"},
    )
    with store:
        store.set("person", answer["person"]["id"])
        store.set("role", answer["person"]["role"])
        store.set("session", answer["session"]["token"])
        store.set("pushToken", answer["pushToken"])


def _jwk(public):
    x, y = (base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (public[1:33], public[33:]))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}
