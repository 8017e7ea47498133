"""Where interviews are kept: the protocol, and what it takes and gives. It does not know how they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from storage.interview import Interview


class StorageError(Exception):
    """The storage cannot be used as it is (disk full, unreadable, wrong key …); the text is one plain sentence."""


class ConflictError(Exception):
    """Someone else has saved this interview since it was loaded; load it again and repeat the turn."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Whose interview it is: a person as one app of one platform sees them. `app` and `workspace` may be empty."""

    platform: str
    app: str
    workspace: str
    user: str


@dataclass(frozen=True, slots=True)
class Stored:
    """An interview as it was when loaded. `revision` goes back to `save`; it is 0 if nothing is stored yet."""

    interview: Interview
    revision: int


class Repository(Protocol):
    """Keeps one interview for each principal. There is no way to one but by its principal.

    Every method raises StorageError.
    """

    async def load(self, principal: Principal) -> Stored:
        """What is stored, or a fresh Interview with revision 0."""

    async def save(self, principal: Principal, interview: Interview, revision: int) -> int:
        """Store the whole interview, or nothing, and return its new revision. It is on disk when this returns.

        `revision` is the one it was loaded with, a fencing token: raises ConflictError if it is no longer current. A
        revision is greater than all before it and is never used again, not even after `forget`.
        """

    async def forget(self, principal: Principal) -> None:
        """Remove everything about this person, so that no copy stays in the files. Nothing stored: nothing to do."""

    async def close(self) -> None:
        """Let go of the files and connections."""
