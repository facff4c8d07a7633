"""What a command held, in a box that only the server opens: HPKE (RFC 9180), base mode, one box an `enc`."""

import base64
import hashlib
import hmac
import json

import aes_gcm
import p256

INFO = b"berthcare.box.v1"
KEM = b"KEM" + (0x0010).to_bytes(2, "big")
SUITE = b"HPKE" + b"".join(part.to_bytes(2, "big") for part in (0x0010, 0x0001, 0x0001))


def box(seal_to, command):
    """The command's basis and payload for the server whose public key is `seal_to` (an answer's `sealTo`)."""
    server = base64.urlsafe_b64decode(seal_to + "=" * (-len(seal_to) % 4))
    secret, enc = p256.key_pair()
    shared = _shared(p256.agree(secret, server), enc + server)
    key, nonce = _schedule(shared)
    content = json.dumps({"basis": command["basis"], "payload": command["payload"]}).encode()
    sealed = aes_gcm.seal(key, nonce, command["id"].encode(), content)
    layout = b"\x01" + hashlib.sha256(server).digest()[:8] + enc + bytes(4) + sealed
    return base64.urlsafe_b64encode(layout).rstrip(b"=").decode()


def _shared(agreed, context):
    return _expand(KEM, _extract(KEM, b"", b"eae_prk", agreed), b"shared_secret", context, 32)


def _schedule(shared):
    context = (
        b"\x00" + _extract(SUITE, b"", b"psk_id_hash", b"") + _extract(SUITE, b"", b"info_hash", INFO)
    )
    secret = _extract(SUITE, shared, b"secret", b"")
    return _expand(SUITE, secret, b"key", context, 16), _expand(SUITE, secret, b"base_nonce", context, 12)


def _extract(suite, salt, label, material):
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, "sha256")


def _expand(suite, secret, label, info, length):
    """One block of HKDF is enough: nothing here is longer than a hash."""
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(secret, labelled + b"\x01", "sha256")[:length]
