"""Encryption of what people said, and the key file. It does not know what is encrypted or where it is kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from storage.repository import StorageError

KEY_BYTES = 32
_NONCE_BYTES = 12


class Vault:
    """Seals bytes with AES-256-GCM, each bound to its place: sealed text moved to another row does not open.

    From the one `key` (32 bytes) it derives a key for sealing and another for `fingerprint`.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise StorageError(f"expected a key of {KEY_BYTES} bytes, got {len(key)}")
        self._cipher = AESGCM(_derive(key, b"vita seal"))
        self._index_key = _derive(key, b"vita fingerprint")

    def seal(self, plain: bytes, place: str) -> bytes:
        """12 random bytes, then the ciphertext with its 16-byte tag."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Raises StorageError if the key, the place or the bytes are not those of `seal`."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise StorageError(
                "stored data does not open with this key: give the key file that was made with it (VITA_KEY_FILE), "
                "or restore the data from a backup"
            ) from error

    def fingerprint(self, *parts: str) -> bytes:
        """32 bytes that stand for `parts` and, without the key, do not tell them (HMAC-SHA256)."""
        lengths_and_parts = b"".join(len(part := text.encode()).to_bytes(4, "big") + part for text in parts)
        return hmac.new(self._index_key, lengths_and_parts, hashlib.sha256).digest()


def load_key(path: Path) -> bytes:
    """The key in the file at `path` (base64 in one line); on first use a new one is made there, readable by its owner.

    Raises StorageError.
    """
    try:
        if not path.exists():
            _make_key(path)
        text = path.read_text(encoding="ascii")
    except OSError as error:
        raise StorageError(f"the key file {path} cannot be used: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise StorageError(_not_a_key(path)) from error
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error as error:
        raise StorageError(_not_a_key(path)) from error
    if len(key) != KEY_BYTES:
        raise StorageError(_not_a_key(path))
    return key


def _make_key(path: Path) -> None:
    """Written aside, flushed and then linked: no other process ever reads half a key, and none is overwritten."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            return  # another process was first; its key holds
    finally:
        aside.unlink()
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _not_a_key(path: Path) -> str:
    return f"the key file {path} does not hold a key: expected {KEY_BYTES} bytes in base64"


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=purpose).derive(key)
