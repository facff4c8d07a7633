"""HTTP: one JSON request, one JSON answer, and what a failure means."""

import gzip
import json
import urllib.error
import urllib.request
import zlib

SMALL = "application/vnd.berthcare.deflated-1"


class Failure(Exception):
    """The request brought no answer."""


class Unanswered(Failure):
    """Nothing is known: the same request is made again later."""


class SignedOut(Failure):
    """The session has ended; what waits stays."""


class TooMuch(Failure):
    """The request as a whole was refused: offer less."""


class Busy(Failure):
    """Nothing was taken; ask again in `seconds`."""

    def __init__(self, seconds):
        super().__init__(f"busy for {seconds} s")
        self.seconds = seconds


class Server:
    """One server, which knows who asks by the bearer."""

    def __init__(self, address, dictionary):
        self.address = address
        self.dictionary = b"".join(dictionary.read_bytes().splitlines())

    def ask(self, path, body, bearer=None):
        headers = {
            "Content-Type": "application/json",
            "Content-Encoding": "gzip",
            "Accept": f"{SMALL}, application/json",
            "Accept-Encoding": "gzip",
        }
        if bearer is not None:
            headers["Authorization"] = f"Bearer {bearer}"
        packed = gzip.compress(json.dumps(body).encode())
        request = urllib.request.Request(self.address + path, packed, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return self._read(response)
        except urllib.error.HTTPError as refused:
            with refused:
                raise _meaning(refused) from refused
        except OSError as lost:
            raise Unanswered(str(lost)) from lost

    def _read(self, response):
        body = response.read()
        if response.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        if response.headers.get_content_type() == SMALL:
            inflate = zlib.decompressobj(-zlib.MAX_WBITS, zdict=self.dictionary)
            body = inflate.decompress(body) + inflate.flush()
        try:
            return json.loads(body)
        except ValueError as unreadable:
            raise Unanswered("not this protocol's answer") from unreadable


def _meaning(refused):
    if refused.code == 401:
        return SignedOut()
    if refused.code in (400, 413):
        return TooMuch(refused.read().decode(errors="replace"))
    if refused.code in (429, 503) and refused.headers.get("Retry-After", "").isdigit():
        return Busy(int(refused.headers["Retry-After"]))
    return Unanswered(f"HTTP {refused.code}")
