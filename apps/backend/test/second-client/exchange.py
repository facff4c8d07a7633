"""The exchange: ask, take the answer in, and again while there is more to send or to come."""

import random
import time

from intake import take_page
from outbox import AT_MOST
from pages import read_page
from wire import Busy, TooMuch, Unanswered


class Exchange:
    def __init__(self, server, store, outbox, projection):
        self.server = server
        self.store = store
        self.outbox = outbox
        self.projection = projection

    def run(self):
        """Until both sides have told each other everything. How many answers that took."""
        answers, limit, suspect, more = 0, AT_MOST, None, True
        while more:
            try:
                more, limit = self.step(limit), AT_MOST
                answers += 1
                suspect = self._clear(suspect)
            except Busy as busy:
                time.sleep(busy.seconds * random.uniform(1, 1.5))
            except TooMuch:
                offered = self.outbox.waiting(limit)
                if not offered:
                    raise
                suspect = offered[0] if len(offered) == 1 else None
                limit = len(offered) // 2
        return answers

    def step(self, limit):
        """One request with at most so many commands, and its answer. Whether there is more to say or to hear."""
        commands = self.outbox.waiting(limit)
        answer = self.server.ask("/v1/sync", self._request(commands), self.store.get("session"))
        return self._take(answer) or bool(self.outbox.waiting(1))

    def _clear(self, suspect):
        """One that was refused alone is set aside once a request without any was not: it was its fault."""
        if suspect is not None:
            self.outbox.set_aside(suspect)

    def _request(self, commands):
        get = self.store.get
        request = {
            "protocol": 1,
            "epoch": get("epoch"),
            "incarnation": get("incarnation"),
            "lastSeq": get("lastSeq"),
            "projection": self.projection,
            "token": get("token"),
            "now": round(time.time() * 1000),
            "commands": commands,
        }
        held, mismatched = self.outbox.held(), self._mismatched()
        if held:
            request["held"] = held
        if mismatched:
            request["mismatched"] = mismatched
        if request["token"] is None:
            request.update(self._instead_of_a_token())
        return request

    def _instead_of_a_token(self):
        """What the device holds, and what it was told."""
        window, acknowledged = self.store.get("window"), self.outbox.acknowledged()
        if window is not None:
            yield "holdings", {"window": window, "streams": self.store.streams()}
        if acknowledged:
            yield "acknowledged", acknowledged

    def _mismatched(self):
        found = self.store.db.execute("SELECT id, report FROM stream WHERE report IS NOT NULL ORDER BY id")
        return [{"stream": stream, "repeated": bool(repeated)} for stream, repeated in found]

    def _take(self, answer):
        """Takes the answer in, whole or not at all. Whether there is more to ask for."""
        if answer.get("protocol") != 1:
            raise Unanswered("another protocol's answer")
        with self.store:
            epoch = answer.get("epoch", self.store.get("epoch"))
            heard = self.store.get("heard")
            self.store.set("heard", epoch)
            if "sealTo" in answer:
                self.store.set("sealTo", answer["sealTo"])
            if heard not in (None, epoch):
                self.outbox.return_all()
                return True
            if not self.outbox.take(answer):
                return True
            more = self._pull(answer["pull"], epoch, answer["now"])
            self.outbox.close_gap(answer)
            return more

    def _pull(self, pull, epoch, now):
        if pull["kind"] == "ask_holdings":
            self.store.set("token", None)
            return True
        if pull["kind"] in ("page", "current"):
            self.store.db.execute("UPDATE stream SET report = NULL")
        if pull["kind"] == "page":
            take_page(self.store, self.outbox, read_page(pull), epoch, now)
            return pull["more"] or bool(self._mismatched())
        return False
