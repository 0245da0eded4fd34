import { ReadAhead } from '../../archive/readAhead.ts';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { ByteWindow } from '../../bytes/byteWindow.ts';
import { Callables, type GlobalOpcode, type Operation } from './callables.ts';
import { ConstantReader } from './constantReader.ts';
import { BrokenStream, OverLimit } from './faults.ts';
import { Dtypes } from './joblib/dtypes.ts';
import { Memo } from './memo.ts';
import { headLength, type NestedConstant, nestedKind } from './nestedConstant.ts';
import { python3Name } from './python3Names.ts';
import { mostHanded, RecentContents } from './recentContents.ts';
import { Storages } from './storages.ts';
import type { Note, PickleLoader } from './streamReading.ts';
import type { StreamWatch } from './streamWatch.ts';
import { callableOf, mostCallables, packObject, type Tag, tags, type Value } from './value.ts';
import { ValueStack } from './valueStack.ts';

/** More than any pickler writes; over them a stream is `undecidable`. */
const mostValues = 8_000_000;
const mostMarks = 1_000_000;
const mostMemoEntries = 10_000_000;
/** Bytes of a line of protocol 0. */
const longestLine = 16 * 1024 * 1024;
/** Bytes around a constant that are read with it while somebody watches. */
const nearBlock = 64 * 1024;
/** Notes of one kind that are kept. */
const mostNotes = 1_000;

/** What an unpickler holds while it reads one stream, and the moves that its instructions are made of. */
export class MachineState {
  readonly window: ByteWindow;
  readonly constants: ConstantReader;
  readonly stack = new ValueStack();
  readonly memo = new Memo();
  readonly contents = new RecentContents();
  readonly callables = new Callables();
  readonly dynamicImports: Note[] = [];
  readonly divergences: Note[] = [];
  readonly persistentIds: Note[] = [];
  readonly nested: NestedConstant[] = [];
  readonly dtypes = new Dtypes();
  readonly storages = new Storages();
  /** Bytes of arrays that joblib wrote into the stream. */
  arrayBytes = 0;
  readonly #marks: number[] = [];
  /** Values below it belong to an outer mark. */
  fence = 0;
  protocol = 0;
  /** Offset of the opcode at hand. */
  op: number;
  /** Where the present frame ends; -1 outside frames. */
  frameEnd = -1;
  /** True where a list of notes was cut. */
  isCut = false;
  /** Whose streams these are: joblib writes the bytes of arrays into the middle of them. */
  readonly loader: PickleLoader;

  readonly #watch: StreamWatch | undefined;

  constructor(source: ByteSource, start: number, loader: PickleLoader, watch?: StreamWatch) {
    this.op = start;
    this.loader = loader;
    this.#watch = watch;
    this.window = new ByteWindow(source, start);
    // Who watches is told all constants, which lie close together; who does not reads few, perhaps from afar.
    this.constants = new ConstantReader(
      watch === undefined ? source : new ReadAhead(source, nearBlock),
      this.window,
    );
  }

  push(tag: Tag, number: number): void {
    if (this.stack.length >= mostValues) throw new OverLimit(`more than ${mostValues} values on the stack`);
    this.stack.push(tag, number);
  }

  /** The index of a value from the top, 1 being the topmost. @throws BrokenStream on underflow */
  peek(depth: number): number {
    const at = this.stack.length - depth;
    if (at < this.fence) throw new BrokenStream('more values are taken from the stack than it holds');
    return at;
  }

  drop(count: number): void {
    this.stack.truncate(this.peek(count));
  }

  mark(): void {
    if (this.#marks.length >= mostMarks) throw new OverLimit(`more than ${mostMarks} marks`);
    this.#marks.push(this.stack.length);
    this.fence = this.stack.length;
  }

  get isMarked(): boolean {
    return this.#marks.length > 0;
  }

  /** Marks that are set. */
  get marks(): number {
    return this.#marks.length;
  }

  /** The index of the first value behind the topmost mark, which stays. @throws BrokenStream where there is none */
  markedFrom(): number {
    const from = this.#marks.at(-1);
    if (from === undefined) throw new BrokenStream('a mark is expected and none was set');
    return from;
  }

  /** Takes the topmost mark and all values behind it. */
  dropMarked(): void {
    this.stack.truncate(this.markedFrom());
    this.#marks.pop();
    this.fence = this.#marks.at(-1) ?? 0;
  }

  /** A new container of the values from an index on; they stay on the stack. */
  container(from: number): number {
    const serial = this.contents.create();
    this.putInto(serial, from);
    return serial;
  }

  /** Puts the values from an index on into a container; they stay on the stack. */
  putInto(serial: number, from: number): void {
    const end = Math.min(this.stack.length, from + mostHanded);
    for (let at = from; at < end; at += 1)
      this.contents.add(serial, this.stack.tag(at), this.stack.number(at));
  }

  remember(index: number): void {
    const top = this.peek(1);
    if (!this.memo.has(index) && this.memo.count >= mostMemoEntries)
      throw new OverLimit(`more than ${mostMemoEntries} memo entries`);
    this.memo.set(index, this.stack.tag(top), this.stack.number(top));
  }

  recall(index: number): void {
    if (!this.memo.has(index)) throw new BrokenStream(`memo entry ${index} is read and was never written`);
    this.push(this.memo.tag(index), this.memo.number(index));
  }

  /** A line of protocol 0 without its line feed. A view. */
  line(): Uint8Array {
    const line = this.window.line(longestLine);
    if (line !== undefined) return line;
    if (this.window.remaining <= longestLine) {
      const rest = this.window.take(this.window.remaining);
      this.diverges(
        'the stream ends in a line: the C unpickler raises, the Python one takes it without its last character',
      );
      return rest.subarray(0, -1);
    }
    throw new OverLimit(`a line of more than ${longestLine} bytes`);
  }

  /** Passes the contents of a constant, and looks at how they begin. */
  constant(tag: Tag, length: number): void {
    if (length > this.window.remaining) throw new BrokenStream('the stream ends in the middle of a constant');
    const kind = nestedKind(this.window.peek(Math.min(length, headLength)));
    if (kind !== undefined) this.keep(this.nested, { offset: this.window.offset, length, kind, op: this.op });
    this.window.skip(length);
    this.push(tag, this.op);
  }

  /** Something that the stream names by module and name. */
  global(module: string, name: string, opcode: GlobalOpcode): number {
    const found = this.protocol < 3 ? python3Name(module, name) : { module, name };
    return this.use(this.callable({ kind: 'global', opcode, ...found }), 'name', () => '');
  }

  callable(source: Parameters<Callables['number']>[0]): number {
    return this.#counted(this.callables.number(source, this.op));
  }

  #counted(number: number): number {
    if (number >= mostCallables) throw new OverLimit(`more than ${mostCallables} different callables`);
    return number;
  }

  /** Notes what is done with a callable. @returns its number */
  use(callable: number, operation: Operation, args: () => string): number {
    this.#watch?.uses(this, callable, operation, args);
    this.callables.use(callable, operation, this.op, args);
    return callable;
  }

  /**
   * The callable at an index of the stack: itself, or what stands for the thing that only running tells.
   * @returns `undefined` for a value that is known and cannot be called
   */
  callableAt(at: number): number | undefined {
    const number = this.stack.number(at);
    switch (this.stack.tag(at)) {
      case tags.global:
        return number;
      case tags.object:
        return this.#counted(this.callables.resultOf(callableOf(number), this.op));
      case tags.persistent:
        return this.callable({ kind: 'unknown', what: 'what the loader gives for a persistent id' });
      case tags.buffer:
        return this.callable({ kind: 'unknown', what: 'a buffer of the loader' });
      default:
        return undefined;
    }
  }

  /** Whose method a value's change calls: what made it, or it itself where it is a global. `undefined` for built-in values. */
  ownerAt(at: number): number | undefined {
    return this.stack.tag(at) === tags.object ? callableOf(this.stack.number(at)) : this.callableAt(at);
  }

  /** True where a number is that of a callable by module and name. */
  isGlobal(callable: number, module: string, name: string): boolean {
    const source = this.callables.get(callable)?.source;
    return source?.kind === 'global' && source.name === name && source.module === module;
  }

  /** The value that a call of a callable gives, with its arguments. */
  made(callable: number, args: readonly Value[]): number {
    const serial = this.contents.create();
    for (const { tag, number } of args) this.contents.add(serial, tag, number);
    return packObject(callable, serial);
  }

  valueAt(at: number): Value {
    return { tag: this.stack.tag(at), number: this.stack.number(at) };
  }

  keep<Kept>(list: Kept[], note: Kept): void {
    if (list.length < mostNotes) list.push(note);
    else this.isCut = true;
  }

  diverges(message: string): void {
    this.keep(this.divergences, { offset: this.op, message });
  }
}
