"""One device, told what to do line by line: `python3 main.py <address> <database> <folder of the specification>`.

Reads `{"do": <name>, ...}` from its input, a line each, and answers each with a line: `{"did": ...}`, or `{"failed": <name>}`.
"""

import json
import sys
import time
from pathlib import Path

from activation import activate
from exchange import Exchange
from handing_in import hand_in
from outbox import AT_MOST, Outbox
from record import projection, read_record
from store import Store
from wire import Failure, Server, Unanswered


class Device:
    def __init__(self, address, database, spec):
        self.record = read_record((spec / "record.md").read_text(encoding="utf-8"))
        self.server = Server(address, spec / "exchange-dictionary-1.txt")
        self.store = Store(database, self.record)
        self.outbox = Outbox(self.store)

    def activate(self, code):
        activate(self.server, self.store, code)

    def sync(self, lose=0, twice=False):
        """`lose`: how many answers get lost on the way first; `twice`: each request arrives two times."""
        return self._exchange(Ether(self.server, lose, twice)).run()

    def step(self, send=True):
        """One request and its answer; `send`: with what waits."""
        return self._exchange(self.server).step(AT_MOST if send else 0)

    def _exchange(self, server):
        return Exchange(server, self.store, self.outbox, projection(self.record, self.store.get("role")))

    def hand_in(self):
        return hand_in(self.server, self.store, self.outbox)

    def seal(self, type, stream, payload, changes=()):
        command = {
            "type": type,
            "v": 1,
            "stream": stream,
            "author": self.store.get("person"),
            "at": round(time.time() * 1000),
            "skew": 0,
            "payload": payload,
        }
        return self.outbox.seal(command, changes)

    def rows(self, table):
        return self.store.rows(table)

    def outcomes(self):
        return self.outbox.outcomes()

    def waiting(self):
        return self.outbox.waiting()

    def forget_sending(self):
        """As a copy that was made before anything was sent: it believes that all of it still waits."""
        with self.store:
            self.store.db.execute("UPDATE command SET outcome = NULL")
            self.store.set("lastSeq", 0)

    def believe_answered(self, version):
        """As one whose server answered what waits, and was put back since; it has just taken a new incarnation."""
        with self.store:
            told = {"outcome": "applied", "version": version, "reason": None, "receivedAt": 0}
            self.outbox.answered([{**told, "id": command["id"]} for command in self.outbox.waiting()])
            self.outbox.renew()

    def damage(self, table, row):
        """Alters a row behind the protocol's back."""
        with self.store:
            self.store.db.execute("UPDATE row SET version = version + 1 WHERE tbl = ? AND id = ?", (table, row))


class Ether:
    """What lies between: it loses answers, and repeats requests."""

    def __init__(self, server, lose, twice):
        self.server, self.lose, self.twice = server, lose, twice

    def ask(self, path, body, bearer):
        answer = self.server.ask(path, body, bearer)
        if self.twice:
            answer = self.server.ask(path, body, bearer)
        if self.lose:
            self.lose -= 1
            raise Unanswered("the answer was lost")
        return answer


def main(address, database, spec):
    device = Device(address, database, Path(spec))
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            said = {"did": getattr(device, asked.pop("do"))(**asked)}
        except Failure as failure:
            said = {"failed": type(failure).__name__}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
