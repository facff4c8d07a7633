"""A stream's checksum: 64 bits over table, id and version of each of its rows, in any order."""

import hashlib
from uuid import UUID


def checksum(rows):
    """16 hex digits over `(table, id, version)` of each row."""
    total = 0
    for table, row_id, version in rows:
        total ^= int.from_bytes(_hashed(table, row_id, version)[:8], "big")
    return f"{total:016x}"


def _hashed(table, row_id, version):
    return hashlib.sha256(table.encode() + UUID(row_id).bytes + version.to_bytes(8, "big")).digest()
