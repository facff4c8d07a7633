"""AES-128-GCM (FIPS 197, NIST SP 800-38D), sealing only. For tests: it takes no care to take equal time."""


def seal(key, nonce, bound, content):
    """The ciphertext and its tag of 16 bytes; `bound` is authenticated with it, `nonce` has 12 bytes."""
    rounds = _round_keys(key)
    stream = b"".join(
        _encrypt(rounds, nonce + counter.to_bytes(4, "big")) for counter in range(2, 3 + len(content) // 16)
    )
    sealed = bytes(a ^ b for a, b in zip(content, stream))
    mark = _ghash(int.from_bytes(_encrypt(rounds, bytes(16)), "big"), bound, sealed)
    mask = int.from_bytes(_encrypt(rounds, nonce + b"\0\0\0\1"), "big")
    return sealed + (mark ^ mask).to_bytes(16, "big")


def _ghash(h, bound, sealed):
    lengths = (len(bound) * 8).to_bytes(8, "big") + (len(sealed) * 8).to_bytes(8, "big")
    total = 0
    padded = _padded(bound) + _padded(sealed) + lengths
    for at in range(0, len(padded), 16):
        total = _product(total ^ int.from_bytes(padded[at : at + 16], "big"), h)
    return total


def _padded(data):
    return data + bytes(-len(data) % 16)


def _product(x, y):
    product = 0
    for bit in range(127, -1, -1):
        if x >> bit & 1:
            product ^= y
        y = y >> 1 ^ (0xE1 << 120 if y & 1 else 0)
    return product


def _doubled(byte):
    return (byte << 1 ^ (0x11B if byte & 0x80 else 0)) & 0xFF


def _substitutions():
    """The S-box: each byte's inverse in the field (by powers of 3), then a fixed shuffle of its bits."""
    powers, value = [], 1
    for _ in range(255):
        powers.append(value)
        value ^= _doubled(value)
    box = [0x63] * 256
    for at, value in enumerate(powers):
        inverse = powers[-at % 255]
        spread = inverse
        for turn in range(1, 5):
            spread ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        box[value] = spread ^ 0x63
    return box


S_BOX = _substitutions()


def _round_keys(key):
    words = [key[at : at + 4] for at in range(0, 16, 4)]
    constant = 1
    for at in range(4, 44):
        last = words[-1]
        if at % 4 == 0:
            last = bytes(S_BOX[b] for b in last[1:] + last[:1])
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = _doubled(constant)
        words.append(bytes(a ^ b for a, b in zip(words[at - 4], last)))
    return [b"".join(words[at : at + 4]) for at in range(0, 44, 4)]


def _encrypt(rounds, block):
    state = _added(block, rounds[0])
    for key in rounds[1:-1]:
        state = _added(_mixed(_shifted(state)), key)
    return _added(_shifted(state), rounds[-1])


def _added(state, key):
    return bytes(a ^ b for a, b in zip(state, key))


def _shifted(state):
    return bytes(S_BOX[state[(at + 4 * (at % 4)) % 16]] for at in range(16))


def _mixed(state):
    mixed = []
    for at in range(0, 16, 4):
        column = state[at : at + 4]
        for row in range(4):
            a, b, c, d = (column[(row + turn) % 4] for turn in range(4))
            mixed.append(_doubled(a) ^ _doubled(b) ^ b ^ c ^ d)
    return bytes(mixed)
