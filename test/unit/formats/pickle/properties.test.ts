import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountingSource } from '../../../../core/src/bytes/countingSource.ts';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../../core/src/formats/inspectContents.ts';
import { type OpcodeName, opcodes } from '../../../../core/src/formats/pickle/opcodes.ts';
import { scanPickle } from '../../../../core/src/formats/pickle/scanPickle.ts';
import {
  bytesOf,
  marked,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  u32,
} from '../../../support/pickleAssembler.ts';

const scan = (bytes: Uint8Array) => scanPickle(new MemorySource(bytes));
const inspect = (bytes: Uint8Array) => inspectContents(new MemorySource(bytes), 'model.pkl');

/** Operands that fit most opcodes, so that at least half of the streams get far. */
const operands: Partial<Record<OpcodeName, readonly Uint8Array[]>> = {
  PROTO: [Uint8Array.of(2), Uint8Array.of(4), Uint8Array.of(9)],
  BININT1: [Uint8Array.of(7)],
  SHORT_BINUNICODE: [Uint8Array.of(2, 0x6f, 0x73), Uint8Array.of(200)],
  BINUNICODE: [bytesOf(u32(6), 'system'), u32(2 ** 31)],
  SHORT_BINBYTES: [Uint8Array.of(1, 0x80)],
  GLOBAL: [bytesOf('os\nsystem\n'), bytesOf('collections\nOrderedDict\n'), bytesOf('no line feed')],
  INST: [bytesOf('os\nsystem\n')],
  BINPUT: [Uint8Array.of(0), Uint8Array.of(9)],
  BINGET: [Uint8Array.of(0), Uint8Array.of(9)],
  LONG_BINPUT: [u32(4_000_000_000)],
  GET: [bytesOf('0\n'), bytesOf('x\n')],
  INT: [bytesOf('01\n'), bytesOf('017\n'), bytesOf('-3\n')],
  FLOAT: [bytesOf('1.5\n'), bytesOf('inf\n')],
  STRING: [bytesOf("'os'\n"), bytesOf("'os\n")],
  FRAME: [new Uint8Array(8).fill(0), new Uint8Array(8).fill(255)],
};

const instruction = fc
  .constantFrom(...(Object.keys(opcodes) as OpcodeName[]))
  .chain((name) =>
    fc.constantFrom(...(operands[name] ?? [new Uint8Array()])).map((operand) => op(name, operand)),
  );

describe('any bytes', () => {
  it('have a verdict, and are never clean where they are not read to their end', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(instruction, { maxLength: 60 }).map((parts) => bytesOf(...parts, stop)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        const { state, streams, findings } = await scan(given);
        expect(['clean', 'unknown', 'undecidable', 'dangerous']).toContain(state);
        if (streams.some(({ end }) => end.kind !== 'stop')) expect(state).not.toBe('clean');
        expect(state === 'clean').toBe(findings.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are judged the same wherever the parts that are read at a time end', async () => {
    const call = reduce(stackGlobal('os', 'system'), text('id'));
    const padding = 1024 * 1024 - 2;
    for (let short = 0; short < call.length + 2; short += 1) {
      const before = op('BINBYTES', u32(10), 'x'.repeat(10));
      const nothing = new Uint8Array(padding - before.length - short).fill(0);
      for (let at = 0; at + 1 < nothing.length; at += 2) nothing.set([opcodes.NONE, opcodes.POP], at);
      if (nothing.length % 2 === 1) nothing[nothing.length - 1] = opcodes.NONE;
      const { state, findings } = await scan(bytesOf(proto(4), before, nothing, call, stop));
      expect([short, state, findings[0]?.evidence]).toEqual([short, 'dangerous', 'os.system("id")']);
    }
  });

  it('stop at a limit, and say so', async () => {
    const marks = new Uint8Array(1_000_002).fill(opcodes.MARK);
    expect(await scan(marks)).toMatchObject({ state: 'undecidable', findings: [{ rule: 'limit-exceeded' }] });
    const nest = (depth: number): Uint8Array =>
      depth === 0
        ? stream(stackGlobal('os', 'system'))
        : stream(op('BINBYTES', u32(nest(depth - 1).length), nest(depth - 1)));
    expect((await inspect(nest(7))).state).not.toBe('clean');
  });

  it('are told without reading all that many calls are given', async () => {
    let texts = 0;
    const nested = (depth: number): Uint8Array => {
      if (depth > 0) return marked(...Array.from({ length: 16 }, () => nested(depth - 1)));
      texts += 1;
      return text(`text ${texts}`);
    };
    const calls = Array.from({ length: 200 }, (_, at) =>
      bytesOf(stackGlobal('module', `name${at}`), op('BINGET', 0), op('REDUCE'), op('POP')),
    );
    const bytes = stream(nested(3), op('MEMOIZE'), ...calls);
    const source = new CountingSource(new MemorySource(bytes));
    const { findings } = await scanPickle(source);
    expect(findings).toHaveLength(200);
    expect(source.bytesRead).toBeLessThan(8 * 1024 * 1024);
  });

  it('end with the signal', async () => {
    const bytes = new Uint8Array(4 * 1024 * 1024).fill(opcodes.NONE);
    await expect(
      inspectContents(new MemorySource(bytes), 'model.pkl', AbortSignal.abort()),
    ).rejects.toThrow();
  });
});
