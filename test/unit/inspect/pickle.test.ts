import { describe, expect, it } from 'vitest';
import { CountingSource } from '../../../core/src/bytes/countingSource.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { opcodes } from '../../../core/src/formats/pickle/opcodes.ts';
import { disassemble } from '../../../core/src/inspect/pickle/disassemble.ts';
import type { PickleEvent } from '../../../core/src/inspect/pickle/pickleEvent.ts';
import { inspectJson, inspectText } from '../../support/inspectReport.ts';
import { schemaErrors } from '../../support/jsonSchema.ts';
import {
  bytesOf,
  data,
  integer,
  oldGlobal,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  tuple,
  u32,
} from '../../support/pickleAssembler.ts';

const system = stackGlobal('os', 'system');

async function eventsOf(bytes: Uint8Array, most?: number): Promise<PickleEvent[]> {
  const events: PickleEvent[] = [];
  const options = most === undefined ? {} : { most };
  for await (const part of disassemble(new MemorySource(bytes), options)) events.push(...part);
  return events;
}

/** The lines between the heading of a pickle and the verdict. */
async function lines(bytes: Uint8Array): Promise<string[]> {
  const shown = await inspectText(bytes, 'm.pkl');
  return (shown.split('\n\n')[1] ?? '').split('\n').slice(1);
}

/** Each note of a stream, with its level before it. */
async function notes(bytes: Uint8Array): Promise<string[]> {
  return (await eventsOf(bytes)).flatMap((event) =>
    event.kind === 'instruction'
      ? event.notes.map((note) => (note.level === undefined ? note.text : `${note.level}: ${note.text}`))
      : [],
  );
}

describe('a disassembly', () => {
  it('tells what a hostile pickle does, and ends with the verdict', async () => {
    expect(await inspectText(stream(reduce(system, text('id'))), 'm.pkl')).toBe(`m.pkl: pickle, 22 bytes

Pickle m.pkl
stream at 0
   0  PROTO 4
   2  SHORT_BINUNICODE "os"
   6  SHORT_BINUNICODE "system"
  14  STACK_GLOBAL                                # imports os.system: dangerous, runs commands or native code
  15  SHORT_BINUNICODE "id"
  19  TUPLE1
  20  REDUCE                                      # calls os.system("id"): dangerous, runs commands or native code
  21  STOP                                        # what is loaded is os.system(…)
stream ends at 22: 8 instructions, protocol 4

m.pkl: dangerous (pickle, 22 bytes)
  error[pickle-dangerous-call] The file calls os.system, which runs commands or native code, when the file is loaded.
    = at byte 20: os.system("id")
`);
  });

  it('indents by marks, and tells operands of all kinds', async () => {
    const bytes = bytesOf(
      op('MARK'),
      ...[op('MARK'), op('INT', '01\n'), op('TUPLE')],
      ...[op('LONG', '12L\n'), op('FLOAT', '1.5\n'), op('STRING', "'x'\n"), op('UNICODE', 'y\n')],
      ...[op('BININT', u32(2 ** 32 - 2)), op('BINFLOAT', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0)],
      ...[op('LONG1', 2, 0xff, 0xff), op('SHORT_BINBYTES', 3, 0x80, "'A"), op('NONE')],
      ...[op('LIST'), op('PUT', '0\n'), op('POP'), oldGlobal('collections', 'OrderedDict')],
      ...[op('POP'), op('BINGET', 0), stop],
    );
    const shown = (await lines(bytes)).map((line) => line.slice(5));
    expect(shown).toEqual([
      'm at 0',
      ' MARK',
      '   MARK',
      '     INT 01',
      '   TUPLE',
      '   LONG 12L',
      '   FLOAT 1.5',
      "   STRING 'x'",
      '   UNICODE "y"',
      '   BININT -2',
      '   BINFLOAT 1.5',
      '   LONG1 -1',
      String.raw`   SHORT_BINBYTES b'\x80\'A'`,
      '   NONE',
      ' LIST',
      ' PUT 0',
      ' POP',
      ' GLOBAL collections OrderedDict              # imports collections.OrderedDict',
      ' POP',
      ' BINGET 0',
      ' STOP                                        # what is loaded is a list',
      'm ends at 83: 20 instructions, protocol 0',
    ]);
  });

  it('goes on with the stream behind, and tells what follows the last', async () => {
    const bytes = bytesOf(stream(op('NONE')), stream(op('EMPTY_DICT')), 'hidden behind');
    expect((await eventsOf(bytes)).filter(({ kind }) => kind !== 'instruction')).toMatchObject([
      { kind: 'began', offset: 0 },
      { kind: 'ended', end: { kind: 'stop', offset: 4 } },
      { kind: 'began', offset: 4 },
      { kind: 'ended', end: { kind: 'stop', offset: 8 } },
      { kind: 'data', offset: 8, length: 13, what: 'bytes behind the end' },
    ]);
  });

  it("passes joblib's arrays in one line, and goes into its streams", async () => {
    const dtype = (name: string) =>
      reduce(stackGlobal('numpy', 'dtype'), text(name), op('NEWFALSE'), op('NEWTRUE'));
    const wrapper = (name: string) => [
      ...[stackGlobal('joblib.numpy_pickle', 'NumpyArrayWrapper'), op('EMPTY_TUPLE'), op('NEWOBJ')],
      ...[op('EMPTY_DICT'), op('MARK'), text('shape'), tuple(integer(2)), text('dtype'), dtype(name)],
      ...[text('numpy_array_alignment_bytes'), op('NONE'), op('SETITEMS'), op('BUILD')],
    ];
    const inner = stream(reduce(system, text('id')));
    const bytes = stream(...wrapper('f8'), new Uint8Array(16), op('POP'), ...wrapper('O8'), inner);
    const events = await eventsOf(bytes);
    expect(events.filter(({ kind }) => kind === 'data')).toMatchObject([{ length: 16, what: 'array data' }]);
    expect(events.flatMap((event) => (event.kind === 'began' ? event.depth : []))).toEqual([0, 1]);
    expect(events.filter(({ kind }) => kind === 'ended')).toMatchObject([
      { depth: 1, instructions: 8 },
      { depth: 0 },
    ]);
    expect(await notes(bytes)).toContain('dangerous: calls os.system("id")');
  });

  it.each([
    ['the stream ends without STOP', bytesOf(proto(4), system)],
    ['the stream ends in the middle of a text', bytesOf(proto(4), op('SHORT_BINUNICODE', 9, 'x'))],
    ['0xff is no opcode', bytesOf(proto(4), 0xff)],
    ['more values are taken from the stack than it holds', bytesOf(proto(4), op('REDUCE'), stop)],
  ])('says where and why a stream breaks: %s', async (reason, bytes) => {
    const last = (await eventsOf(bytes)).findLast(({ kind }) => kind === 'ended');
    expect(last).toMatchObject({ end: { kind: 'broken', reason } });
    expect((await lines(bytes)).join()).toMatch(/stream breaks at \d+: /);
  });

  it('shows the instruction at which a stream breaks', async () => {
    const events = await eventsOf(bytesOf(proto(4), op('APPEND'), stop));
    expect(events.at(-2)).toMatchObject({ kind: 'instruction', offset: 2, opcode: 'APPEND' });
  });

  it.each([
    [
      'dangerous: imports by a name that the stream computes',
      stream(op('NONE'), op('NONE'), op('STACK_GLOBAL')),
    ],
    ['unknown: imports extension 7', stream(op('EXT1', 7))],
    [
      'unknown: makes an object of pkg.Thing()',
      stream(stackGlobal('pkg', 'Thing'), op('EMPTY_TUPLE'), op('NEWOBJ')),
    ],
    [
      'unknown: gives pkg.Thing(…) the state ({})',
      stream(reduce(stackGlobal('pkg', 'Thing')), op('EMPTY_DICT'), op('BUILD')),
    ],
    ['dangerous: calls os.system(…).append("x")', stream(reduce(system), text('x'), op('APPEND'))],
    [
      'dangerous: changes torch.load itself: ({})',
      stream(stackGlobal('torch', 'load'), op('EMPTY_DICT'), op('BUILD')),
    ],
    ['asks the loader for ("storage", "0")', stream(tuple(text('storage'), text('0')), op('BINPERSID'))],
    ['the constant begins like a pickle itself', stream(data(stream(reduce(system, text('id')))))],
    ['is os.system', stream(system, op('MEMOIZE'), op('BINGET', 0))],
    ['what is loaded is a tuple', stream(op('EMPTY_TUPLE'))],
  ])('notes what an instruction does: %s', async (note, bytes) => {
    expect(await notes(bytes)).toContain(note);
  });

  it('ends at a cut constant and tells how long it was', async () => {
    const [, line] = await lines(stream(op('BINUNICODE', u32(5000), 'x'.repeat(5000)))).then((all) =>
      all.filter((each) => !each.includes('stream')),
    );
    expect(line?.trim()).toBe(`2  BINUNICODE "${'x'.repeat(60)}…" (5 kB)`);
  });
});

describe('text of a pickle', () => {
  it('drives no terminal and leaks no token', async () => {
    const token = `hf_${'Ab1'.repeat(12)}`;
    const hostile = '\u001b[2J\u202e\r\nx';
    const bytes = stream(
      text(hostile),
      op('SHORT_BINBYTES', 12, '\u001b[2J', 0xff, 'abcdefg'),
      oldGlobal('os\u001b[31m', 'sys\u202etem'),
      text(`${'x'.repeat(45)} ${token}`),
      op('SHORT_BINBYTES', token.length, token),
      tuple(text(token), text(hostile)),
      op('BINPERSID'),
    );
    const shown = await inspectText(bytes, `a\u001b]0;b\u0007${token}.pkl`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(shown).not.toContain(token.slice(0, 8));
    const json = JSON.stringify(await inspectJson(bytes, 'm.pkl'));
    expect(json).not.toContain(token.slice(0, 8));
  });
});

describe('reading', () => {
  const large = bytesOf(proto(4), new Uint8Array(4 * 1024 * 1024).fill(opcodes.NONE), stop);

  it('tells the first instructions at once, and reads no further than it is asked', async () => {
    const source = new CountingSource(new MemorySource(large));
    const reading = disassemble(source);
    expect((await reading.next()).value?.length).toBeGreaterThan(100);
    await reading.return(undefined);
    expect(source.bytesRead).toBeLessThan(2 * 1024 * 1024);
  });

  it('lists the first 10,000 instructions in JSON, and counts all', async () => {
    const json = await inspectJson(large, 'm.pkl');
    expect(schemaErrors('cli/inspect.schema.json', json)).toEqual([]);
    const [only] = json.pickle.streams;
    expect(only.instructions).toHaveLength(10_000);
    expect(only.instructionCount).toBe(4 * 1024 * 1024 + 2);
    expect(only.end).toEqual({ kind: 'stop', offset: large.length });
  });

  it('ends with the signal', async () => {
    const reading = disassemble(new MemorySource(large), { signal: AbortSignal.abort() });
    await expect(reading.next()).rejects.toThrow();
  });
});
