import { TextDecoder } from 'node:util';
import type { ByteSource } from '../../bytes/byteSource.ts';
import type { ByteWindow } from '../../bytes/byteWindow.ts';
import { opcodes } from './opcodes.ts';

/** Thrown where the text of an earlier opcode is asked for and not at hand: `load` it, and go on. */
export class NeedsConstant extends Error {
  override readonly name = 'NeedsConstant';
  readonly offset: number;

  constructor(offset: number) {
    super(`the constant at ${offset}`);
    this.offset = offset;
  }
}

/** Bytes of a text that are read; a name that is longer is none. */
export const longestName = 4096;
/** Of an opcode with its length and a name. */
const mostRead = longestName + 9;
const mostKept = 4096;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const latin1 = new TextDecoder('latin1');

/** Reads constants of a stream again by the offset of their opcode: keeping all of them would cost what they weigh. */
export class ConstantReader {
  readonly #source: ByteSource;
  readonly #window: ByteWindow;
  readonly #known = new Map<number, string | undefined>();

  /** @param window over the same source, which still has most of what is asked for */
  constructor(source: ByteSource, window: ByteWindow) {
    this.#source = source;
    this.#window = window;
  }

  /**
   * The text of the opcode at an offset; `undefined` where it is longer than `longestName`.
   * @throws NeedsConstant where it has to be loaded first
   */
  text(offset: number): string | undefined {
    if (this.#known.has(offset)) return this.#known.get(offset);
    const bytes = this.#window.again(offset, mostRead);
    if (bytes === undefined) throw new NeedsConstant(offset);
    return constantText(bytes);
  }

  async load(offset: number, signal?: AbortSignal): Promise<void> {
    if (this.#known.size >= mostKept) this.#known.clear();
    const bytes = await this.#source.read(offset, mostRead, signal);
    this.#known.set(offset, constantText(bytes));
  }
}

/** The text of the opcode with which the bytes begin. */
export function constantText(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const counted = (start: number, length: number, decoder: TextDecoder) =>
    length > longestName ? undefined : decoder.decode(bytes.subarray(start, start + length));
  switch (bytes[0]) {
    case opcodes.SHORT_BINUNICODE:
      return counted(2, view.getUint8(1), utf8);
    case opcodes.BINUNICODE:
      return counted(5, view.getUint32(1, true), utf8);
    case opcodes.BINUNICODE8:
      return view.getUint32(5, true) > 0 ? undefined : counted(9, view.getUint32(1, true), utf8);
    case opcodes.SHORT_BINSTRING:
      return counted(2, view.getUint8(1), latin1);
    case opcodes.BINSTRING:
      return counted(5, view.getInt32(1, true), latin1);
    case opcodes.STRING:
      return unquoted(lineText(bytes, latin1));
    case opcodes.UNICODE:
      return unescaped(lineText(bytes, latin1), /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g);
    case opcodes.PERSID:
      return lineText(bytes, utf8);
    default:
      return undefined;
  }
}

function lineText(bytes: Uint8Array, decoder: TextDecoder): string | undefined {
  const end = bytes.indexOf(0x0a);
  return end < 0 ? undefined : decoder.decode(bytes.subarray(1, end));
}

/** A Python 2 string literal as `codecs.escape_decode` reads it. */
function unquoted(line: string | undefined): string | undefined {
  const text = line?.trimEnd();
  if (text === undefined || !/^(['"])[\s\S]*\1$/.test(text) || text.length < 2) return undefined;
  return unescaped(text.slice(1, -1), /\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[\s\S])/g);
}

const letters: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

function unescaped(text: string | undefined, sequence: RegExp): string | undefined {
  return text?.replace(sequence, (_, code: string) => {
    if (/^[xuU]/.test(code)) return character(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return character(Number.parseInt(code, 8) & 0xff);
    return letters[code] ?? (code === '\\' || code === "'" || code === '"' ? code : `\\${code}`);
  });
}

function character(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
