import { Chance } from './chance.mjs';
import { damage } from './damage.mjs';
import { archives } from './formats/archives.mjs';
import { pickles } from './formats/pickle.mjs';
import { texts } from './formats/texts.mjs';
import { weights } from './formats/weights.mjs';

/**
 * The formats that are mutated. `make(chance, isValid)` gives `{bytes, state}`: a file as its writer writes it, or one
 * whose fields lie; `state` is that of a valid one, or `least` what it cannot be better than. `family` holds the ids that
 * are no surprise for it. `isWhole`: no beginning of a file is a file, but for `slack` bytes at the end. `share`: cases of
 * it to those of others.
 */
export const formats = [...pickles, ...archives, ...weights, ...texts];

const shares = formats.flatMap((format) => Array.from({ length: (format.share ?? 1) * 10 }, () => format));

/** What is done to a file: a valid one is left alone, cut, or damaged; or its fields lie, and it is damaged or not. */
const kinds = ['valid', 'cut', 'cut', 'lying', 'lying', 'lying', 'damaged', 'damaged', 'damaged', 'both'];

/**
 * One case of many, the same for the same seed and number.
 * @returns {{number: number, format: object, kind: string, name: string, bytes: Uint8Array, made: object}}
 */
export function fuzzCase(seed, number) {
  const chance = new Chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const format = chance.pick(shares);
  const kind = chance.pick(kinds);
  const made = format.make(chance, kind === 'valid' || kind === 'cut' || kind === 'damaged');
  const other = () => chance.pick(shares).make(chance, true).bytes;
  const bytes =
    kind === 'cut'
      ? made.bytes.subarray(0, chance.between(1, Math.max(1, made.bytes.length - 1 - (format.slack ?? 0))))
      : kind === 'damaged' || kind === 'both'
        ? damage(made.bytes, chance, other)
        : made.bytes;
  return { number, format, kind, name: chance.pick(format.names), bytes: Uint8Array.from(bytes), made };
}
