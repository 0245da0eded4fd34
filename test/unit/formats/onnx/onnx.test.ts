import { describe, expect, it } from 'vitest';
import { CountingSource } from '../../../../core/src/bytes/countingSource.ts';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { onnxFormat } from '../../../../core/src/formats/onnx/onnx.ts';
import { readOnnx } from '../../../../core/src/formats/onnx/readOnnx.ts';
import { inspectBytes, inspectionOf, recognises, told } from '../../../support/inspectFormat.ts';
import {
  externalTensor,
  graphAttribute,
  node,
  numberAttribute,
  onnxFile,
  tensor,
  textAttribute,
} from '../../../support/onnxFile.ts';
import { bytesOf, oldGlobal, stream } from '../../../support/pickleAssembler.ts';
import { field, numberField, varint } from '../../../support/protobufAssembler.ts';
import { weightBytes } from '../../../support/safetensorsFile.ts';
import { zipArchive } from '../../../support/zipAssembler.ts';

const inspect = (bytes: Uint8Array) => inspectBytes(onnxFormat, bytes, 'model.onnx');
const model = (...graph: readonly Uint8Array[]) => inspect(onnxFile(graph));
const metadata = (key: string, value: string, number = 14) => field(number, field(1, key), field(2, value));
const localFunction = (domain: string, name: string, ...nodes: readonly Uint8Array[]) =>
  field(25, field(1, name), field(10, domain), ...nodes);
/** A node in a function is another field than one in a graph. */
const inFunction = (of: Uint8Array) => Buffer.concat([varint(7 * 8 + 2), of.subarray(1)]);

describe('ordinary models', () => {
  it('are clean, with their data not read', async () => {
    const bytes = onnxFile([node('MatMul'), tensor('W', weightBytes(64, 1))], metadata('license', 'mit'));
    expect(await inspect(bytes)).toEqual({
      state: 'clean',
      findings: [],
      inner: [],
      notRead: [{ what: 'tensor data', bytes: 64 }],
      facts: { licenses: ['mit'], needs: [] },
    });
    expect(await readOnnx(new MemorySource(bytes))).toMatchObject({
      irVersion: 10,
      opsets: new Map([['', 21]]),
      operators: [{ domain: '', type: 'MatMul' }],
      dataLength: 64,
    });
  });

  it.each([
    '',
    'ai.onnx',
    'ai.onnx.ml',
    'ai.onnx.preview.training',
    'com.microsoft',
    'com.microsoft.nchwc',
    'com.ms.internal.nhwc',
  ])('of the domain "%s" are clean', async (domain) => {
    expect(told(await model(node('Gelu', { domain })))).toBe('clean');
  });

  it('may define their own operators', async () => {
    const body = localFunction('pkg.torch', 'Linear', inFunction(node('Gemm')));
    expect(told(await inspect(onnxFile([node('Linear', { domain: 'pkg.torch' })], body)))).toBe('clean');
    const other = localFunction('pkg.torch', 'Other', inFunction(node('Gemm')));
    expect(told(await inspect(onnxFile([node('Linear', { domain: 'pkg.torch' })], other)))).toBe(
      'unknown onnx-custom-operator',
    );
  });

  it('need the files in which their tensors lie, once each', async () => {
    const { state, facts } = await model(
      externalTensor('a', 'model.onnx_data'),
      externalTensor('b', 'model.onnx_data'),
      externalTensor('c', './weights/c'),
    );
    expect([state, facts?.needs?.map(({ path }) => path)]).toEqual([
      'clean',
      ['model.onnx_data', './weights/c'],
    ]);
  });

  it('are read without their tensors', async () => {
    const tensors = Array.from({ length: 8 }, (_, at) => tensor(`t${at}`, weightBytes(1_000_000, at)));
    const source = new CountingSource(new MemorySource(onnxFile([...tensors, node('MatMul')])));
    expect((await onnxFormat.inspect(source, inspectionOf('m.onnx'))).state).toBe('clean');
    expect(source.bytesRead).toBeLessThan(1_000_000);
  });

  it('of a hundred thousand nodes are read in seconds', async () => {
    const nodes = Array.from({ length: 100_000 }, (_, at) => node(at % 2 ? 'Add' : 'Mul'));
    expect(told(await model(...nodes))).toBe('clean');
  });
});

describe('operators', () => {
  const inIf = (inner: Uint8Array) => node('If', { attributes: [graphAttribute('then_branch', inner)] });
  const foreign = node('Foo', { domain: 'my.ops' });

  it.each([
    ['in the graph', onnxFile([foreign])],
    ['in a branch', onnxFile([inIf(inIf(inIf(foreign)))])],
    ['in a function', onnxFile([], localFunction('f', 'F', inFunction(foreign)))],
    ['in the training', onnxFile([], field(20, field(2, foreign)))],
    ['in a second graph', onnxFile([], field(7, foreign))],
    ['in a list of graphs', onnxFile([node('X', { attributes: [field(5, field(11, foreign))] })])],
  ])('of unknown domains %s are told', async (_, bytes) => {
    expect(told(await inspect(bytes))).toBe('unknown onnx-custom-operator');
  });

  it.each([
    ['dangerous', node('PyOp', { domain: 'ai.onnx.contrib', attributes: [textAttribute('module', 'evil')] })],
    ['dangerous', node('PyOp')],
    ['dangerous', node('PythonOp', { domain: 'com.microsoft' })],
    ['unknown', node('EPContext', { domain: 'com.microsoft' })],
    ['unknown', node('ATen', { domain: 'org.pytorch.aten' })],
    ['unknown', node('StringSplit', { domain: 'ai.onnx.contrib' })],
    ['unknown', node('Op', { domain: 'ai.onnx ' })],
  ])('make a model %s', async (state, graph) => {
    const verdict = await model(graph);
    expect(told(verdict)).toBe(`${state} onnx-custom-operator`);
  });

  it('say which Python they run', async () => {
    const op = node('PyOp', {
      attributes: [textAttribute('class_name', 'C'), textAttribute('module', 'evil')],
    });
    expect((await model(op)).findings[0]?.evidence).toBe('PyOp evil C');
  });
});

describe('external data', () => {
  it.each([
    '../secret',
    'a/../../secret',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    'c:x',
    '\\\\host\\share',
    'a\\b',
    'https://example.com/x',
    'file:/etc/passwd',
    'model.bin\0.png',
    '~/.ssh/id_rsa',
    '*/_ORT_MEM_ADDR_/*',
  ])('at %s is dangerous', async (location) => {
    const verdict = await model(externalTensor('a', location));
    expect(told(verdict)).toBe('dangerous onnx-external-path');
    expect([verdict.findings[0]?.evidence, verdict.facts?.needs]).toEqual([location, []]);
  });

  const out = '../x';
  it.each([
    ['of sparse tensors', onnxFile([field(15, externalTensor('a', out, 1))])],
    ['of attributes', onnxFile([node('C', { attributes: [field(5, externalTensor('a', out, 5))] })])],
    ['of functions', onnxFile([], localFunction('f', 'F', field(11, externalTensor('a', out, 10))))],
    ['of training', onnxFile([], field(20, field(1, externalTensor('a', out))))],
    [
      'of a tensor that says it has none',
      onnxFile([field(5, field(13, field(1, 'location'), field(2, out)))]),
    ],
  ])('%s is found', async (_, bytes) => {
    expect(told(await inspect(bytes))).toContain('dangerous onnx-external-path');
  });

  it('without a place is undecided', async () => {
    expect(told(await model(externalTensor('a', undefined)))).toBe('undecidable onnx-malformed');
    expect(told(await model(externalTensor('a', 'x'.repeat(70_000))))).toBe('undecidable onnx-malformed');
  });

  it('of a compiled program is a file, too', async () => {
    const program = (path: string) =>
      node('EPContext', {
        domain: 'com.microsoft',
        attributes: [numberAttribute('embed_mode', 0), textAttribute('ep_cache_context', path)],
      });
    const verdict = await model(program('ok.bin'), program('../evil.bin'));
    expect(told(verdict)).toBe('dangerous onnx-custom-operator onnx-external-path');
    expect(verdict.facts?.needs?.map(({ path }) => path)).toEqual(['ok.bin']);
  });
});

describe('what is wrong', () => {
  const good = onnxFile([node('MatMul'), tensor('W', weightBytes(400, 1))]);

  it.each([
    ['undecidable', 'is cut', good.subarray(0, 200)],
    ['undecidable', 'has a group', bytesOf(good, varint(9 * 8 + 3))],
    ['undecidable', 'has the field 0', bytesOf(good, 0, 0)],
    ['undecidable', 'has a number without end', bytesOf(good, varint(5 * 8), new Uint8Array(11).fill(255))],
    [
      'undecidable',
      'has a message longer than what holds it',
      onnxFile([bytesOf(varint(10), varint(10_000))]),
    ],
    ['unknown', 'has a field of no version', bytesOf(good, field(99, 'hidden'))],
    ['unknown', 'has a field in the wrong form', onnxFile([numberField(1, 5)])],
  ])('%s where it %s', async (state, _, bytes) => {
    expect(told(await inspect(bytes))).toBe(`${state} onnx-malformed`);
  });

  it('does not hide what stands before it', async () => {
    const bytes = onnxFile([externalTensor('a', '../x'), node('PyOp')]);
    const cut = await inspect(bytes.subarray(0, bytes.length - 8));
    expect(told(cut)).toBe('dangerous onnx-custom-operator onnx-external-path onnx-malformed');
  });

  it('is over a limit where graphs are nested without end', async () => {
    let inner = node('Add');
    for (let depth = 0; depth < 60; depth += 1)
      inner = node('If', { attributes: [graphAttribute('b', inner)] });
    expect(told(await model(inner))).toBe('undecidable limit-exceeded');
  });

  it('is an archive at the end', async () => {
    const zip = zipArchive([{ name: 'data.pkl', content: Uint8Array.of(1) }]);
    expect(told(await inspect(bytesOf(good, metadata('a', 'b'), field(6, zip))))).toBe(
      'unknown archive-hidden-data',
    );
  });
});

describe('recognising', () => {
  const graph = [node('MatMul')];
  it.each([
    [true, 'a model', onnxFile(graph)],
    [true, 'a cut model', onnxFile([tensor('W', weightBytes(400, 1))]).subarray(0, 100)],
    [
      true,
      'fields in another order',
      bytesOf(field(8, numberField(2, 21)), field(7, ...graph), numberField(1, 9)),
    ],
    [true, 'fields that are not known', bytesOf(field(99, 'x'), onnxFile(graph))],
    [false, 'nothing', new Uint8Array()],
    [false, 'a SavedModel', bytesOf(numberField(1, 1), field(2, field(1, field(4, '2.16'))))],
    [false, 'a GraphDef', field(1, field(1, 'x'), field(2, 'Placeholder'))],
    [false, 'a SentencePiece model', bytesOf(field(1, field(1, '<unk>')), field(2, numberField(3, 2)))],
    [false, 'a Core ML model', bytesOf(numberField(1, 7), field(2, 'x'), field(502, 'y'))],
    [false, 'a pickle', stream(oldGlobal('os', 'system'))],
    [false, 'zeros', new Uint8Array(4096)],
    [false, 'text', Buffer.from('{"a": 1}\n')],
  ])('says %s to %s', async (expected, _, bytes) => {
    expect(await recognises(onnxFormat, bytes, 'model.onnx')).toBe(expected);
  });
});
