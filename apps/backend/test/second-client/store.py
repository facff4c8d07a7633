"""What the device has: confirmed rows by stream, and what it knows about itself, in one SQLite file."""

import json
import sqlite3

from sums import checksum

SCHEMA = """
CREATE TABLE IF NOT EXISTS device (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS stream (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, cursor INTEGER,
    doubted INTEGER NOT NULL DEFAULT 0, report INTEGER, quiet_until INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS row (
    tbl TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL,
    brought INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (tbl, id)
);
CREATE TABLE IF NOT EXISTS command (
    place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, incarnation TEXT NOT NULL,
    seq INTEGER NOT NULL, stream TEXT NOT NULL, body TEXT NOT NULL, outcome TEXT
);
"""


class Store:
    """One device's database. `with store:` is a transaction."""

    def __init__(self, path, record):
        self.record = record
        self.db = sqlite3.connect(path)
        self.db.executescript(SCHEMA)

    def __enter__(self):
        return self.db.__enter__()

    def __exit__(self, *failure):
        return self.db.__exit__(*failure)

    def get(self, key):
        found = self.db.execute("SELECT value FROM device WHERE key = ?", (key,)).fetchone()
        return json.loads(found[0]) if found else None

    def set(self, key, value):
        self.db.execute("INSERT OR REPLACE INTO device VALUES (?, ?)", (key, json.dumps(value)))

    def rows(self, table):
        """The rows of a table as `{id, stream, version, <column>: ...}`, in order of their ids."""
        found = self.db.execute(
            "SELECT id, stream, version, cells FROM row WHERE tbl = ? ORDER BY id", (table,)
        )
        return [
            {"id": row_id, "stream": stream, "version": version, **self._named(table, cells)}
            for row_id, stream, version, cells in found
        ]

    def row(self, table, row_id):
        found = self.db.execute("SELECT cells FROM row WHERE tbl = ? AND id = ?", (table, row_id)).fetchone()
        return self._named(table, found[0]) if found else None

    def _named(self, table, cells):
        return dict(zip(self.record[table].columns, json.loads(cells)))

    def write(self, row):
        self.db.execute(
            "INSERT OR REPLACE INTO row VALUES (?, ?, ?, ?, 1, ?)",
            (row.table, row.id, row.stream, row.version, json.dumps(row.values)),
        )

    def delete(self, table, row_id):
        self.db.execute("DELETE FROM row WHERE tbl = ? AND id = ?", (table, row_id))

    def leave_window(self, window):
        """Rows of days that are not held any more go."""
        for name, table in self.record.items():
            for row in self.rows(name) if table.window else ():
                if not window["from"] <= row[table.window] <= window["to"]:
                    self.delete(name, row["id"])

    def checksum(self, stream):
        """Over the stream's rows that are here: those outside the window are not."""
        return checksum(self.db.execute("SELECT id, version FROM row WHERE stream = ?", (stream,)))

    def streams(self):
        """Each stream that pages have brought, with the version it is held up to; 0: with none."""
        return self.db.execute("SELECT id, coalesce(cursor, 0) FROM stream ORDER BY id").fetchall()
