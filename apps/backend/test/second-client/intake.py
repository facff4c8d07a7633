"""Taking a page in: what changes in the device's rows, streams and cursors. In the caller's transaction."""

DAY = 24 * 60 * 60 * 1000


def take_page(store, outbox, page, epoch, now):
    for stream in page.dropped:
        _drop(store, outbox, stream)
    if page.kept is not None:
        _keep_cursors(store, page.kept)
    for stream in page.streams:
        _begin(store, stream)
    for row in page.rows:
        store.write(row)
    for gone in page.gone:
        store.delete(gone.table, gone.id)
    for stream in page.streams:
        if stream.cursor is not None:
            _finish(store, stream)
    store.set("token", page.token)
    store.set("epoch", epoch)
    store.leave_window(page.window)
    if not page.more or store.get("window") is None:
        store.set("window", page.window)
    for stream, checksum in page.sums:
        _compare(store, stream, checksum, now)


def _drop(store, outbox, stream):
    outbox.shut(stream)
    store.db.execute("DELETE FROM row WHERE stream = ?", (stream,))
    store.db.execute("DELETE FROM stream WHERE id = ?", (stream,))


def _keep_cursors(store, kept):
    marks = ",".join("?" * len(kept))
    store.db.execute(f"UPDATE stream SET cursor = NULL WHERE id NOT IN ({marks})", kept)


def _begin(store, stream):
    store.db.execute("INSERT OR IGNORE INTO stream (id, kind) VALUES (?, ?)", (stream.id, stream.kind))
    store.db.execute("UPDATE stream SET cursor = NULL WHERE id = ?", (stream.id,))
    if stream.begins:
        store.db.execute("UPDATE row SET brought = 0 WHERE stream = ?", (stream.id,))


def _finish(store, stream):
    if stream.reset:
        store.db.execute("DELETE FROM row WHERE stream = ? AND brought = 0", (stream.id,))
    store.db.execute("UPDATE stream SET cursor = ? WHERE id = ?", (stream.cursor, stream.id))


def _compare(store, stream, checksum, now):
    doubted, quiet_until = store.db.execute(
        "SELECT doubted, quiet_until FROM stream WHERE id = ?", (stream,)
    ).fetchone()
    if now < quiet_until:
        return
    if store.checksum(stream) == checksum:
        _note(store, stream, doubted=0, report=None, quiet_until=0)
    elif doubted:
        _note(store, stream, doubted=0, report=True, quiet_until=now + DAY)
    else:
        _note(store, stream, doubted=1, report=False, quiet_until=0)
        store.db.execute("UPDATE stream SET cursor = NULL WHERE id = ?", (stream,))


def _note(store, stream, doubted, report, quiet_until):
    """`report`: what the next request says in `mismatched`: None (nothing), False or True (`repeated`)."""
    store.db.execute(
        "UPDATE stream SET doubted = ?, report = ?, quiet_until = ? WHERE id = ?",
        (doubted, report, quiet_until, stream),
    )
