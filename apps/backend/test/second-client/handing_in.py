"""Without a session: what waits is handed in with the push-only credential, and nothing is told in return."""

import time


def hand_in(server, store, outbox):
    """Hands in until nothing waits. Whether nothing that can be read may stay on this device."""
    with store:
        outbox.count_earlier_anew()
    while True:
        request = {
            "protocol": 1,
            "incarnation": store.get("incarnation"),
            "lastSeq": store.get("lastSeq"),
            "now": round(time.time() * 1000),
            "commands": outbox.waiting(),
        }
        answer = server.ask("/v1/push", request, store.get("pushToken"))
        with store:
            heard = store.get("heard")
            store.set("heard", answer["epoch"])
            if heard not in (None, answer["epoch"]):
                outbox.return_all()
            elif outbox.take(answer):
                outbox.close_gap(answer)
        if not outbox.waiting(1):
            return answer["wipe"]
