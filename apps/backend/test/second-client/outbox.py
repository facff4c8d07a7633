"""The queue: sealed commands, numbered within one incarnation, until each has an outcome."""

import json
from uuid import uuid4

from boxes import box
from canonical import digest

AT_MOST = 50
AT_MOST_CHARACTERS = 1_000_000
AT_MOST_ACKNOWLEDGED = 2000
SEALED = ("id", "type", "v", "stream", "author", "at", "skew", "basis", "payload")


class Outbox:
    def __init__(self, store):
        self.store = store
        self.db = store.db
        with store:
            if store.get("incarnation") is None:
                self._begin()

    def _begin(self):
        self.store.set("incarnation", str(uuid4()))
        self.store.set("lastSeq", 0)

    def seal(self, command, changes):
        """Takes `{type, v, stream, author, at, skew, payload}` and the groups that it changes, `[table, row id,
        group]` each, and keeps it for good as it is now. Its id."""
        basis = {"/".join(change): self._saw(*change) for change in changes}
        sealed = {**command, "id": str(uuid4()), "basis": basis}
        sealed["hash"] = digest({name: sealed[name] for name in SEALED})
        with self.store:
            self.db.execute(
                "INSERT INTO command (id, incarnation, seq, stream, body) VALUES (?, ?, ?, ?, ?)",
                (sealed["id"], *self._next(), sealed["stream"], json.dumps(sealed)),
            )
        return sealed["id"]

    def _saw(self, table, row_id, group):
        row = self.store.row(table, row_id)
        columns = self.store.record[table].groups[group]
        return None if row is None else digest([row[column] for column in columns])[:16]

    def _next(self):
        seq = self.store.get("lastSeq") + 1
        self.store.set("lastSeq", seq)
        return self.store.get("incarnation"), seq

    def waiting(self, at_most=AT_MOST):
        """The next unanswered commands as they travel, as many as one request may have."""
        found = self.db.execute(
            "SELECT seq, body FROM command WHERE outcome IS NULL ORDER BY seq LIMIT ?", (at_most,)
        )
        taken, size = [], 0
        for seq, body in found:
            size += len(body)
            if taken and size > AT_MOST_CHARACTERS:
                break
            taken.append({**json.loads(body), "seq": seq})
        return taken

    def outcomes(self):
        found = self.db.execute("SELECT outcome FROM command WHERE outcome IS NOT NULL ORDER BY place")
        return [json.loads(outcome) for (outcome,) in found]

    def held(self):
        return [outcome["id"] for outcome in self.outcomes() if outcome["outcome"] == "held"][:200]

    def acknowledged(self):
        """What the server is to know of, as it told it, the last answered first."""
        told = [outcome for outcome in self.outcomes() if outcome["outcome"] != "set aside"]
        told.sort(key=lambda outcome: outcome["receivedAt"], reverse=True)
        return [[one["id"], one["outcome"], one["version"]] for one in told[:AT_MOST_ACKNOWLEDGED]]

    def take(self, answer):
        """What an answer says of the queue. Whether the server knows this incarnation."""
        if answer["incarnation"] == "renew":
            self.return_these(answer.get("forgotten", []))
            self._begin_anew(answer)
            return False
        self.return_above(answer["answered"])
        self.answered(answer["outcomes"])
        return True

    def close_gap(self, answer):
        """What lies between was forgotten here: what waits behind it would wait for ever."""
        first = self.db.execute("SELECT min(seq) FROM command WHERE outcome IS NULL").fetchone()[0]
        if first is not None and first > answer["answered"] + 1:
            self._begin_anew(answer)

    def _begin_anew(self, answer):
        """Who hands in has no token that would tell of a server that was put back, and offers all again."""
        if "pull" in answer:
            self.renew()
        else:
            self.return_all()

    def answered(self, outcomes):
        for outcome in outcomes:
            self.db.execute(
                "UPDATE command SET outcome = ? WHERE id = ?", (json.dumps(outcome), outcome["id"])
            )

    def return_above(self, answered):
        """What counts as answered above `answered` was lost by the server, and is offered again."""
        self.db.execute(
            "UPDATE command SET outcome = NULL WHERE incarnation = ? AND seq > ?",
            (self.store.get("incarnation"), answered),
        )

    def return_these(self, ids):
        """The server was restored, and has lost these."""
        self.db.executemany("UPDATE command SET outcome = NULL WHERE id = ?", [(one,) for one in ids])

    def return_all(self):
        """The server may have lost anything that it answered; what it took in no company stays set aside."""
        self.db.execute("""UPDATE command SET outcome = NULL WHERE json_extract(outcome, '$.outcome') <> 'set aside'""")
        self.renew()

    def count_earlier_anew(self):
        """Handed in, what was answered is told by the count alone: what an earlier one had goes on in this."""
        earlier = self.db.execute(
            "SELECT 1 FROM command WHERE incarnation <> ? AND json_extract(outcome, '$.outcome') <> 'set aside'",
            (self.store.get("incarnation"),),
        )
        if earlier.fetchone():
            self.return_all()

    def renew(self):
        """A new incarnation, in which the unanswered commands are numbered from 1 again. No token is of it yet."""
        self._begin()
        self.store.set("token", None)
        for (place,) in self.db.execute(
            "SELECT place FROM command WHERE outcome IS NULL ORDER BY place"
        ).fetchall():
            self.db.execute(
                "UPDATE command SET incarnation = ?, seq = ? WHERE place = ?", (*self._next(), place)
            )

    def set_aside(self, command):
        """One that the server takes in no company stays readable here; the rest goes on without it."""
        with self.store:
            self.answered([{"id": command["id"], "outcome": "set aside", "reason": None}])
            self.renew()

    def shut(self, stream):
        """What still has to be sent of a record that was taken away can be sent, and read no more."""
        found = self.db.execute("SELECT id, body FROM command WHERE stream = ?", (stream,)).fetchall()
        for command_id, body in found:
            command = json.loads(body)
            if "box" not in command:
                command["box"] = box(self.store.get("sealTo"), command)
                del command["basis"], command["payload"]
                self.db.execute(
                    "UPDATE command SET body = ? WHERE id = ?", (json.dumps(command), command_id)
                )
