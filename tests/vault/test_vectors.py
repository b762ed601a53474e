"""The primitives give the published answers, and our box is exactly what its docstring says."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from counter_app.vault import cipher
from counter_app.vault.derivation import Cost, derive

KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
CLEAR = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
)
BOUND = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
SEALED = bytes.fromhex(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b"
)


def test_aes_256_gcm_test_case_16_of_the_gcm_specification() -> None:
    assert AESGCM(KEY).encrypt(NONCE, CLEAR, BOUND) == SEALED


def test_argon2id_of_rfc_9106_section_5_3() -> None:
    tag = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=b"\x03" * 8,
        ad=b"\x04" * 12,
    ).derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_a_box_is_format_nonce_ciphertext_tag_bound_to_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.urandom", lambda size: NONCE[:size])
    bound = b"\x01\x00\x00\x00\x02ab\x00\x00\x00\x00\x00\x00\x00\x02\xc3\xa9"
    expected = b"\x01" + NONCE + AESGCM(KEY).encrypt(NONCE, CLEAR, bound)
    assert cipher.lock_box(KEY, CLEAR, ("ab", "", "é")) == expected
    assert cipher.open_box(KEY, expected, ("ab", "", "é")) == CLEAR


def test_the_wrapping_key_is_plain_argon2id_of_the_passphrase() -> None:
    expected = Argon2id(salt=b"s" * 16, length=32, iterations=2, lanes=2, memory_cost=64).derive(
        "mot de passe é".encode()
    )
    assert derive("mot de passe é", b"s" * 16, Cost(64, 2, 2)) == expected
