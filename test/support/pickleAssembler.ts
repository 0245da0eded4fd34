const MARK = 0x28;

/**
 * Writes pickle streams opcode by opcode, so that a test says exactly which bytes it means. Protocol 2, as
 * `torch.save` writes. Every method appends and returns the assembler. Python's `pickletools.dis` reads the
 * result.
 */
export class PickleAssembler {
  readonly #bytes: number[] = [];

  /** PROTO. */
  protocol(version = 2): this {
    return this.raw(0x80, version);
  }

  /** Bytes as they are: for opcodes without a method and for broken streams. */
  raw(...bytes: readonly number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }

  /** GLOBAL: pushes `module.name`, which the unpickler imports. */
  global(module: string, name: string): this {
    return this.raw(0x63, ...Buffer.from(`${module}\n${name}\n`, 'utf8'));
  }

  /** MARK. */
  mark(): this {
    return this.raw(MARK);
  }

  /** TUPLE: everything since the mark. */
  tuple(): this {
    return this.raw(0x74);
  }

  /** EMPTY_TUPLE. */
  emptyTuple(): this {
    return this.raw(0x29);
  }

  /** EMPTY_DICT. */
  emptyDict(): this {
    return this.raw(0x7d);
  }

  /** SETITEMS: the pairs since the mark go into the dict below it. */
  setItems(): this {
    return this.raw(0x75);
  }

  /** REDUCE: calls the callable below with the tuple on top. */
  reduce(): this {
    return this.raw(0x52);
  }

  /** BINPERSID: asks the loader for the object that the tuple on top names. */
  persistentId(): this {
    return this.raw(0x51);
  }

  /** BINUNICODE. */
  text(value: string): this {
    const bytes = Buffer.from(value, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return this.raw(0x58, ...length, ...bytes);
  }

  /** BININT1, BININT2 or BININT, the shortest that holds the value (-2^31 to 2^31-1). */
  integer(value: number): this {
    if (value >= 0 && value < 256) return this.raw(0x4b, value);
    if (value >= 0 && value < 65_536) return this.raw(0x4d, value & 255, value >> 8);
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return this.raw(0x4a, ...bytes);
  }

  /** NEWTRUE or NEWFALSE. */
  boolean(value: boolean): this {
    return this.raw(value ? 0x88 : 0x89);
  }

  /** STOP, and the whole stream. */
  stop(): Uint8Array {
    this.raw(0x2e);
    return Uint8Array.from(this.#bytes);
  }
}
