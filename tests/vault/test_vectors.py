"""The primitives give the published answers, and our box is exactly what its docstring says."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from counter_app.vault import cipher, envelope
from counter_app.vault.derivation import Cost, derive
from tests.vault import hpke

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

# RFC 9180, appendix A.1.1.
INFO = b"Ode on a Grecian Urn"
EPHEMERAL = bytes.fromhex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736")
RECEIVER = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")


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


def test_x25519_of_rfc_7748_section_5_2() -> None:
    private = X25519PrivateKey.from_private_bytes(
        bytes.fromhex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
    )
    public = X25519PublicKey.from_public_bytes(
        bytes.fromhex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
    )
    expected = "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
    assert private.exchange(public).hex() == expected


def test_hkdf_sha_256_of_rfc_5869_appendix_a_1() -> None:
    prk = hpke.extract(bytes(range(13)), b"\x0b" * 22)
    assert prk.hex() == "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
    assert hpke.expand(prk, bytes(range(0xF0, 0xFA)), 42).hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_hpke_of_rfc_9180_appendix_a_1_1() -> None:
    """Both sides come to the published secrets, and to the published first message."""
    ephemeral, private = _private(EPHEMERAL), _private(RECEIVER)
    enc = ephemeral.public_key().public_bytes_raw()
    assert enc.hex() == "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
    sides = (
        hpke.sender(ephemeral, private.public_key(), INFO, hpke.AES_128),
        hpke.receiver(enc, private, INFO, hpke.AES_128),
    )
    for side in sides:
        assert side.shared.hex() == (
            "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"
        )
        assert side.key.hex() == "4531685d41d65f03dc48f6b8302c05b0"
        assert side.nonce.hex() == "56d890e5accaaf011cff4b7d"
        assert side.seal(b"Beauty is truth, truth beauty", b"Count-0").hex() == (
            "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
            "6d8770ac83d07bea87e13c512a"
        )


def test_what_seals_a_new_data_key_is_rfc_9180_s_with_aes_256() -> None:
    """The RFC has no vector for this suite: the construction that gives its others opens what the
    library seals, and the library what that one seals.
    """
    private = _private(RECEIVER)
    sealed = envelope._suite().encrypt(KEY, private.public_key(), INFO)
    assert hpke.receiver(sealed[:32], private, INFO, hpke.AES_256).open(sealed[32:]) == KEY
    ephemeral = _private(EPHEMERAL)
    ours = hpke.sender(ephemeral, private.public_key(), INFO, hpke.AES_256).seal(KEY)
    enc = ephemeral.public_key().public_bytes_raw()
    assert envelope._suite().decrypt(enc + ours, private, INFO) == KEY


def _private(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(secret)


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
