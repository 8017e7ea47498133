"""Sealing, and the key file."""

from __future__ import annotations

import base64
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypto import KEY_BYTES, Vault, load_key
from storage.repository import StorageError

VAULT = Vault(bytes(range(32)))


@given(st.binary(max_size=300), st.text(st.characters(codec="utf-8"), max_size=30))
def test_opens_what_it_sealed(plain: bytes, place: str) -> None:
    assert VAULT.open(VAULT.seal(plain, place), place) == plain


def test_never_seals_the_same_text_to_the_same_bytes() -> None:
    assert len({VAULT.seal(b"I was a welder", "turn 1 0") for _ in range(100)}) == 100


def test_hides_what_it_seals() -> None:
    assert b"welder" not in VAULT.seal(b"I was a welder", "turn 1 0")


@pytest.mark.parametrize("place", ["turn 2 0", "turn 1 1", "fact 1 0", ""])
def test_does_not_open_what_was_moved_to_another_place(place: str) -> None:
    with pytest.raises(StorageError):
        VAULT.open(VAULT.seal(b"I was a welder", "turn 1 0"), place)


def test_does_not_open_with_another_key_and_says_what_to_do() -> None:
    with pytest.raises(StorageError, match=r"give the key file that was made with it \(VITA_KEY_FILE\)"):
        Vault(bytes(32)).open(VAULT.seal(b"I was a welder", "turn 1 0"), "turn 1 0")


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_does_not_open_what_was_changed(position: int) -> None:
    sealed = bytearray(VAULT.seal(b"I was a welder", "turn 1 0"))
    sealed[position] ^= 1
    with pytest.raises(StorageError):
        VAULT.open(bytes(sealed), "turn 1 0")


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(12), bytes(27)])
def test_does_not_open_what_is_too_short(sealed: bytes) -> None:
    with pytest.raises(StorageError):
        VAULT.open(sealed, "turn 1 0")


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_takes_no_key_of_another_size(size: int) -> None:
    with pytest.raises(StorageError, match=f"expected a key of 32 bytes, got {size}"):
        Vault(bytes(size))


def test_gives_a_fingerprint_that_needs_the_key_and_all_parts_in_their_places() -> None:
    same = VAULT.fingerprint("slack", "A1", "T1", "U1")
    assert same == VAULT.fingerprint("slack", "A1", "T1", "U1")
    others = [("slack", "A1", "T1", "U2"), ("slack", "A1T1", "", "U1"), ("slack", "A1", "T", "1U1"), ("", "", "", "")]
    assert len({VAULT.fingerprint(*parts) for parts in others} | {same}) == 5
    assert Vault(bytes(32)).fingerprint("slack", "A1", "T1", "U1") != same


def test_makes_a_key_on_first_use_and_finds_it_again(tmp_path: Path) -> None:
    path = tmp_path / "data" / "key"
    key = load_key(path)
    assert len(key) == KEY_BYTES
    assert load_key(path) == key
    assert base64.b64decode(path.read_text()) == key
    assert [child.name for child in path.parent.iterdir()] == ["key"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_makes_the_key_for_its_owner_only(tmp_path: Path) -> None:
    load_key(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_makes_one_key_however_many_start_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(load_key, [tmp_path / "key"] * 40))
    assert len(keys) == 1


@pytest.mark.parametrize("content", [b"", b"not base64!", base64.b64encode(bytes(16)), "schlüssel".encode("latin-1")])
def test_says_that_a_file_holds_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(StorageError, match="does not hold a key: expected 32 bytes in base64"):
        load_key(tmp_path / "key")


def test_says_that_a_key_file_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be used"):
        load_key(tmp_path / "file" / "key")
    with pytest.raises(StorageError, match="cannot be used"):
        load_key(tmp_path)
