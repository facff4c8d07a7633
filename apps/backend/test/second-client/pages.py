"""A page as it travels, read into rows that can be stored."""

import base64
from collections import namedtuple
from uuid import UUID

Stream = namedtuple("Stream", "id kind reset begins cursor")
Row = namedtuple("Row", "table id stream version values")
Gone = namedtuple("Gone", "table id")
Page = namedtuple("Page", "token more window streams rows gone dropped kept sums")


def read_page(page):
    """The page with every id in full and its rows one by one."""
    ids = _ids(page["ids"])
    streams = [
        Stream(ids[s["id"]], s["kind"], s["reset"], s["begins"], s["cursor"]) for s in page["streams"]
    ]
    kept = page.get("kept")
    return Page(
        token=page["token"],
        more=page["more"],
        window=page["window"],
        streams=streams,
        rows=list(_rows(page["tables"], ids, streams)),
        gone=[Gone(table, ids[row]) for _stream, table, row, _version in page["gone"]],
        dropped=[ids[place] for place in page["dropped"]],
        kept=None if kept is None else [ids[place] for place in kept],
        sums=[(ids[place], checksum) for place, checksum in page["sums"]],
    )


def _ids(text):
    packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return [str(UUID(bytes=packed[at : at + 16])) for at in range(0, len(packed), 16)]


def _rows(tables, ids, streams):
    own = iter(ids)
    for table in tables:
        columns = [
            [None if place is None else ids[place] for place in column] if at in table["named"] else column
            for at, column in enumerate(table["columns"])
        ]
        for at, version in enumerate(table["versions"]):
            values = [column[at] for column in columns]
            yield Row(table["table"], next(own), streams[table["streams"][at]].id, version, values)
