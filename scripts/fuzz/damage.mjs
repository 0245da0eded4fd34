/** Bytes with a meaning in some format. */
const telling = [0, 1, 2, 0x0a, 0x22, 0x28, 0x2e, 0x5b, 0x5d, 0x7b, 0x7d, 0x7f, 0x80, 0x93, 0x95, 0xc1, 0xff];

/** Changes of a file's bytes that leave most of its structure; each gets the bytes, chance, and another file. */
const changes = [
  function flipBit(bytes, chance) {
    const changed = Uint8Array.from(bytes);
    changed[place(bytes, chance)] ^= 1 << chance.below(8);
    return changed;
  },
  function setByte(bytes, chance) {
    const changed = Uint8Array.from(bytes);
    changed[place(bytes, chance)] = chance.pick(telling);
    return changed;
  },
  function setNumber(bytes, chance) {
    const changed = Buffer.from(bytes);
    const width = chance.pick([2, 4, 6]);
    const at = place(bytes, chance);
    if (at + width > changed.length) return changed;
    const value = chance.edge(2 ** (8 * width) - 1);
    if (chance.oneIn(3)) changed.writeUIntBE(value, at, width);
    else changed.writeUIntLE(value, at, width);
    return changed;
  },
  function nudgeNumber(bytes, chance) {
    const changed = Uint8Array.from(bytes);
    const at = place(bytes, chance);
    changed[at] = (changed[at] ?? 0) + chance.pick([-1, 1, 8, -8]);
    return changed;
  },
  function fill(bytes, chance) {
    const at = place(bytes, chance);
    return Uint8Array.from(bytes).fill(chance.pick([0, 0x20, 0xff]), at, at + chance.between(1, 8));
  },
  function remove(bytes, chance) {
    const at = place(bytes, chance);
    return joined(bytes.subarray(0, at), bytes.subarray(at + chance.between(1, 16)));
  },
  function repeat(bytes, chance) {
    const [from, into] = [place(bytes, chance), place(bytes, chance)];
    const part = bytes.subarray(from, from + chance.between(1, 64));
    return joined(bytes.subarray(0, into), part, bytes.subarray(into));
  },
  function swap(bytes, chance) {
    const changed = Uint8Array.from(bytes);
    const length = chance.between(1, 16);
    const [one, other] = [place(bytes, chance), place(bytes, chance)];
    changed.set(bytes.subarray(one, one + Math.min(length, bytes.length - other)), other);
    changed.set(bytes.subarray(other, other + Math.min(length, bytes.length - one)), one);
    return changed;
  },
  function truncate(bytes, chance) {
    return bytes.subarray(0, chance.between(1, bytes.length));
  },
  function insert(bytes, chance) {
    const at = place(bytes, chance);
    return joined(bytes.subarray(0, at), chance.bytes(chance.between(1, 8)), bytes.subarray(at));
  },
  function splice(bytes, chance, other) {
    return joined(
      bytes.subarray(0, place(bytes, chance)),
      other.subarray(chance.below(Math.max(1, other.length))),
    );
  },
  function append(bytes, _, other) {
    return joined(bytes, other);
  },
];

/**
 * Some changes of a file.
 * @param {Uint8Array} bytes
 * @param {import('./chance.mjs').Chance} chance
 * @param {() => Uint8Array} other makes another file, for what is spliced
 */
export function damage(bytes, chance, other) {
  let changed = bytes;
  for (let left = chance.between(1, 3); left > 0; left -= 1) {
    if (changed.length === 0) return changed;
    const change = chance.pick(changes);
    changed = change(changed, chance, change.length > 2 || change.name === 'append' ? other() : undefined);
  }
  return changed;
}

/** Half of the places are in the first bytes or the last, where most structures are; the first four are a mark. */
function place(bytes, chance) {
  if (bytes.length > 80 && chance.oneIn(2)) {
    return chance.oneIn(2) ? chance.between(4, 80) : bytes.length - chance.between(1, 80);
  }
  return chance.between(Math.min(4, bytes.length - 1), bytes.length - 1);
}

function joined(...parts) {
  return new Uint8Array(Buffer.concat(parts));
}
