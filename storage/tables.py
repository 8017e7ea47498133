"""The tables, in types that SQLite and Postgres share.

What people said is in `sealed` columns only (see `storage.crypto`). Who they are on a platform is not kept: a person is
found by a keyed hash of the principal.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table

metadata = MetaData()

_ID = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up by itself for INTEGER only

person = Table(
    "person",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("fingerprint", LargeBinary(32), nullable=False, unique=True),
    Column("revision", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_autoincrement=True,  # sealed records are bound to the id, so it must never be given to someone else
)


def _numbered(name: str) -> Table:
    """One sealed record for each item of a list; `number` is its place there."""
    return Table(
        name,
        metadata,
        Column("person_id", _ID, ForeignKey("person.id"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("sealed", LargeBinary, nullable=False),
    )


turn = _numbered("turn")
fact = _numbered("fact")
version = _numbered("version")

key_check = Table(
    "key_check",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),  # a known text: opens with the right key only
)
