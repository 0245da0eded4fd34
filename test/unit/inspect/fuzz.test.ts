import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountingSource } from '../../../core/src/bytes/countingSource.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { type OpcodeName, opcodes } from '../../../core/src/formats/pickle/opcodes.ts';
import { scanPickle } from '../../../core/src/formats/pickle/scanPickle.ts';
import { disassemble } from '../../../core/src/inspect/pickle/disassemble.ts';
import type { PickleInstruction } from '../../../core/src/inspect/pickle/pickleEvent.ts';
import { ggufFile, text as ggufText } from '../../support/ggufFile.ts';
import { inspectJson, inspectText } from '../../support/inspectReport.ts';
import { schemaErrors } from '../../support/jsonSchema.ts';
import { npyFile, npyHeader } from '../../support/npyFile.ts';
import { node, onnxFile, tensor } from '../../support/onnxFile.ts';
import { bytesOf, op, reduce, stackGlobal, stop, stream, text, u32 } from '../../support/pickleAssembler.ts';
import { safetensorsFile, weightBytes } from '../../support/safetensorsFile.ts';
import { tarArchive } from '../../support/tarAssembler.ts';
import { torchArchive } from '../../support/torchArchive.ts';
import { zipArchive } from '../../support/zipAssembler.ts';

const call = reduce(stackGlobal('os', 'system'), text('id'));
const pickle = stream(call, op('BINBYTES', u32(3), 'abc'));

const files: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['m.pkl', pickle],
  ['m.pt', torchArchive({ w: { dtype: 'F32', shape: [2] } })],
  ['m.zip', zipArchive([{ name: 'a.pkl', content: pickle }])],
  ['m.npz', zipArchive([{ name: 'a.npy', content: npyFile(npyHeader("'|O'"), pickle) }])],
  ['m.tar', tarArchive([{ name: 'a.pkl', content: pickle }])],
  ['m.pkl.gz', gzipSync(pickle)],
  ['m.safetensors', safetensorsFile({ a: { dtype: 'F32', shape: [2, 3] } })],
  ['m.gguf', ggufFile({ entries: [ggufText('a', 'b')], tensors: [{ name: 'a', dimensions: [4, 2] }] })],
  ['m.npy', npyFile(npyHeader("'<f4'"), weightBytes(12, 1))],
  ['m.onnx', onnxFile([node('Add'), tensor('w', weightBytes(40, 1))])],
];

/** Numbers at which counts and offsets break, and bytes with a meaning in some format. */
const telling = [0, 1, 0x0a, 0x22, 0x28, 0x2e, 0x52, 0x58, 0x63, 0x7b, 0x7f, 0x80, 0x93, 0x95, 0xff];
const place = fc.noBias(fc.nat({ max: 9_999 }).map((part) => part / 10_000));
const change = fc.oneof(
  fc.tuple(place, fc.constantFrom(...telling)).map(([where, value]) => (bytes: Uint8Array) => {
    const changed = Uint8Array.from(bytes);
    changed[Math.floor(where * bytes.length)] = value;
    return changed;
  }),
  place.map((where) => (bytes: Uint8Array) => bytes.subarray(0, Math.floor(where * bytes.length))),
  fc
    .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 }))
    .map(([where, more]) => (bytes: Uint8Array) => {
      const at = Math.floor(where * bytes.length);
      return bytesOf(bytes.subarray(0, at), more, bytes.subarray(at));
    }),
);

describe.each(files)('changed bytes of %s', (name, bytes) => {
  it('are shown, cost little, and are JSON that the schema allows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = changes.reduce((given, apply) => apply(given), bytes);
        const source = new CountingSource(new MemorySource(changed));
        const shown = await inspectText(source, name);
        expect(shown).toMatch(/: (?:clean|unknown|undecidable|dangerous) \(/);
        expect(source.bytesRead).toBeLessThan(changed.length * 100 + 400_000);
        expect(schemaErrors('cli/inspect.schema.json', await inspectJson(changed, name))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** Instructions whose operands fit, so that most streams get far. */
const operands: Partial<Record<OpcodeName, readonly Uint8Array[]>> = {
  PROTO: [Uint8Array.of(2), Uint8Array.of(4)],
  BININT1: [Uint8Array.of(7)],
  SHORT_BINUNICODE: [bytesOf(2, 'os'), bytesOf(6, 'system')],
  SHORT_BINBYTES: [Uint8Array.of(1, 0x80)],
  GLOBAL: [bytesOf('os\nsystem\n'), bytesOf('collections\nOrderedDict\n'), bytesOf('pkg\nThing\n')],
  INST: [bytesOf('os\nsystem\n')],
  BINPUT: [Uint8Array.of(0)],
  BINGET: [Uint8Array.of(0)],
  INT: [bytesOf('01\n')],
};
const instruction = fc
  .constantFrom(...(Object.keys(opcodes) as OpcodeName[]))
  .chain((name) =>
    fc.constantFrom(...(operands[name] ?? [new Uint8Array()])).map((operand) => op(name, operand)),
  );

it('every danger that a scan finds is noted at its instruction, and every instruction once', async () => {
  const parts = fc.array(fc.oneof(instruction, fc.constantFrom(call, stackGlobal('os', 'system'))), {
    maxLength: 40,
  });
  let dangers = 0;
  await fc.assert(
    fc.asyncProperty(parts, async (given) => {
      const source = new MemorySource(bytesOf(...given, stop));
      const instructions: PickleInstruction[] = [];
      let counted = 0;
      for await (const events of disassemble(source)) {
        for (const event of events) {
          if (event.kind === 'instruction') instructions.push(event);
          if (event.kind === 'ended') counted += event.instructions + (event.end.kind === 'stop' ? 0 : 1);
        }
      }
      const offsets = instructions.map(({ offset }) => offset);
      expect(offsets).toEqual([...new Set(offsets)].sort((one, other) => one - other));
      // The one at which a stream breaks is shown where it has a name.
      expect(counted - instructions.length).toBeGreaterThanOrEqual(0);
      expect(counted - instructions.length).toBeLessThanOrEqual(1);
      const noted = new Set(
        instructions.flatMap(({ offset, notes }) => (notes.some(({ level }) => level) ? [offset] : [])),
      );
      for (const { rule, severity, offset = -1 } of (await scanPickle(source)).findings) {
        if (!/call|global|import|divergence/.test(rule)) continue;
        if (severity === 'error') dangers += 1;
        expect([rule, noted.has(offset)]).toEqual([rule, true]);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(dangers).toBeGreaterThan(250);
});
