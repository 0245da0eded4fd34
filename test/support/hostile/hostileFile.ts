import { op, reduce, stackGlobal, stream, text } from '../pickleAssembler.ts';

/** A hostile model file, as bytes that nothing here runs. */
export interface HostileFile {
  /** The path in the set: the class, and what the file is. */
  readonly name: string;
  /** One of the ways in which scanners were fooled. */
  readonly class: string;
  /** The advisory or report that published it; of a group of advisories where they are about one kind of name. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** `undecided` is every answer but `clean`. */
  readonly expected: 'dangerous' | 'undecided';
  /** Why no scanner can know that it does harm; for what is `undecided` alone. */
  readonly because?: string;
}

/** A file's name in its class, its source, its bytes, and why it cannot be decided where it cannot. */
export type HostileRow = readonly [name: string, source: string, bytes: Uint8Array, because?: string];

/** The files of one class. */
export function hostileClass(name: string, rows: readonly HostileRow[]): HostileFile[] {
  return rows.map(([file, source, bytes, because]) => ({
    name: `${name}/${file}`,
    class: name,
    source,
    bytes,
    ...(because === undefined ? { expected: 'dangerous' } : { expected: 'undecided', because }),
  }));
}

/** All harm that a file of the set would do where somebody loads it. */
export const command = 'touch /tmp/mw-marker';
export const code = `__import__('os').system('${command}')`;

/** `os.system`, and its call, as parts of a stream. */
export const system = stackGlobal('os', 'system');
export const call = reduce(system, text(command));
/** The shortest hostile pickle. */
export const hostilePickle = stream(call);
/** A pickle that does nothing. */
export const harmlessPickle = stream(op('EMPTY_DICT'));
