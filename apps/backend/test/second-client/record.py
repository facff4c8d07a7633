"""The synced tables, read out of the specification's own page."""

import re
from collections import namedtuple

from canonical import digest

Table = namedtuple("Table", "name stream window groups columns")
"""`columns` maps each declared column, in wire order, to its type and whether it may be null."""


def read_record(page):
    """The tables that `specs/record.md` lists, by name, in wire order."""
    listed = page.split("\n## Tables\n")[1].split("\n## ")[0].split("\n### ")
    columns = {
        _bare(section.split("\n")[0]): {name: (kind, null == "yes") for name, kind, null in _lines(section)}
        for section in listed[1:]
    }
    return {
        name: Table(name, stream, window or None, _groups(groups), columns[name])
        for name, stream, window, groups in _lines(listed[0])
    }


def projection(record, role):
    """What a device reads: its tables and columns, and the role that reads them."""
    schema = [
        [table.name, [[column, *told] for column, told in table.columns.items()], table.window]
        for table in record.values()
    ]
    return digest([schema, role])[:16]


def _lines(section):
    """The cells of a section's table, without its head."""
    rows = [line for line in section.split("\n") if line.startswith("|")]
    return [[_bare(cell) for cell in row.strip("|").split("|")] for row in rows[2:]]


def _groups(said):
    groups = (group.split(":") for group in said.split(";") if group)
    return {_bare(name): [_bare(column) for column in columns.split(",")] for name, columns in groups}


def _bare(cell):
    return re.sub("`", "", cell).strip()
