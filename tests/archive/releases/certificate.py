"""A certificate for this machine, made on the spot: no key is kept anywhere, no library is needed."""

import base64
import hashlib
import random
import ssl
from functools import cache
from pathlib import Path

BITS = 1024
ROUNDS = 16
EXPONENT = 65537
SMALL = [p for p in range(3, 2000, 2) if all(p % d for d in range(3, int(p**0.5) + 1, 2))]
SHA256_RSA = "1.2.840.113549.1.1.11"


def prime(draw: random.Random) -> int:
    """A prime of half the length of the key (Miller and Rabin)."""
    while True:
        n = draw.getrandbits(BITS) | (3 << (BITS - 2)) | 1
        if all(n % p for p in SMALL) and (n - 1) % EXPONENT and is_prime(n, draw):
            return n


def is_prime(n: int, draw: random.Random) -> bool:
    """Whether a number is prime, with an error below one in four billion."""
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(ROUNDS):
        x = pow(draw.randrange(2, n - 1), odd, n)
        if x in {1, n - 1}:
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def der(tag: int, *parts: bytes) -> bytes:
    """A value with its tag and its length (X.690)."""
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def integer(n: int) -> bytes:
    return der(2, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def identifier(dotted: str) -> bytes:
    first, second, *rest = (int(part) for part in dotted.split("."))
    coded = bytes([40 * first + second])
    for number in rest:
        septets = [number & 0x7F]
        while number := number >> 7:
            septets.insert(0, 0x80 | number & 0x7F)
        coded += bytes(septets)
    return der(6, coded)


def extension(dotted: str, value: bytes) -> bytes:
    return der(0x30, identifier(dotted), der(4, value))


def pem(kind: str, content: bytes) -> str:
    lines = base64.encodebytes(content).decode()
    return f"-----BEGIN {kind}-----\n{lines}-----END {kind}-----\n"


@cache
def made() -> tuple[str, str]:
    """A certificate for 127.0.0.1 that signs itself, and its key, as PEM."""
    draw = random.Random(1953)  # noqa: S311 - a key that protects nothing
    p, q = prime(draw), prime(draw)
    n, secret = p * q, pow(EXPONENT, -1, (p - 1) * (q - 1))
    means = der(0x30, identifier(SHA256_RSA), der(5))
    name = der(0x30, der(0x31, der(0x30, identifier("2.5.4.3"), der(12, b"foedus tests"))))
    key = der(
        0x30,
        der(0x30, identifier("1.2.840.113549.1.1.1"), der(5)),
        der(3, b"\0", der(0x30, integer(n), integer(EXPONENT))),
    )
    extensions = der(
        0x30,
        extension("2.5.29.19", der(0x30, der(1, b"\xff"))),
        extension("2.5.29.17", der(0x30, der(0x87, bytes([127, 0, 0, 1])))),
    )
    content = der(
        0x30,
        der(0xA0, integer(2)),
        integer(1953),
        means,
        name,
        der(0x30, der(23, b"200101000000Z"), der(23, b"491231235959Z")),
        name,
        key,
        der(0xA3, extensions),
    )
    digest = der(
        0x30,
        der(0x30, identifier("2.16.840.1.101.3.4.2.1"), der(5)),
        der(4, hashlib.sha256(content).digest()),
    )
    size = (n.bit_length() + 7) // 8
    padded = b"\0\1" + b"\xff" * (size - 3 - len(digest)) + b"\0" + digest
    signed = pow(int.from_bytes(padded, "big"), secret, n).to_bytes(size, "big")
    certificate = der(0x30, content, means, der(3, b"\0", signed))
    private = der(
        0x30, integer(0), integer(n), integer(EXPONENT), integer(secret), integer(p), integer(q),
        integer(secret % (p - 1)), integer(secret % (q - 1)), integer(pow(q, -1, p)),
    )  # fmt: skip
    return pem("CERTIFICATE", certificate), pem("RSA PRIVATE KEY", private)


def of_server(folder: Path) -> ssl.SSLContext:
    """How the server shows itself."""
    certificate, key = made()
    path = folder / "server.pem"
    path.write_text(certificate + key, encoding="ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def of_client() -> ssl.SSLContext:
    """Trust in that server alone."""
    return ssl.create_default_context(cadata=made()[0])
