import { describe, expect, it } from 'vitest';
import {
  unsupportedByName,
  unsupportedFormats,
} from '../../../../core/src/formats/unsupported/unsupported.ts';
import { ggufFile } from '../../../support/ggufFile.ts';
import { inspectBytes, recognises, told } from '../../../support/inspectFormat.ts';
import { npyFile, npyHeader } from '../../../support/npyFile.ts';
import { node, onnxFile } from '../../../support/onnxFile.ts';
import {
  bytesOf,
  oldGlobal,
  op,
  proto,
  reduce,
  stop,
  stream,
  text,
  u32,
} from '../../../support/pickleAssembler.ts';
import { field, numberField } from '../../../support/protobufAssembler.ts';
import { safetensorsFile } from '../../../support/safetensorsFile.ts';
import { zipArchive } from '../../../support/zipAssembler.ts';

const latin1 = (value: string) => Buffer.from(value, 'latin1');
const zeros = (length: number) => new Uint8Array(length);

async function formatsOf(bytes: Uint8Array, name: string, among = unsupportedFormats): Promise<string[]> {
  const found: string[] = [];
  for (const format of among) if (await recognises(format, bytes, name)) found.push(format.id);
  return found;
}

/** The length 24, its check sum, and an event: its time and the version of the file. */
const eventLog = bytesOf(u32(24), u32(0), u32(0xabcdef), 9, zeros(8), field(3, 'brain.Event:2'), u32(0));

describe('formats by their bytes', () => {
  it.each([
    ['tensorflow-lite', 'x', bytesOf(u32(28), 'TFL3', zeros(40))],
    ['onnx-runtime', 'x', bytesOf(u32(28), 'ORTM')],
    ['executorch', 'x.pte', bytesOf(u32(28), 'ET12')],
    ['core-ml', 'x', bytesOf(numberField(1, 7), field(2, 'x'), numberField(10, 1), field(502, 'y'))],
    ['core-ml-weights', 'weight.bin', bytesOf(u32(3), u32(2), zeros(56), 0xef, 0xbe, 0xad, 0xde)],
    ['openvino', 'x', latin1('<?xml version="1.0"?>\n<!-- a -->\n<net name="x" version="11">')],
    ['ctranslate2', 'model.bin', bytesOf(u32(6), 16, 0, 'TransformerSpec', 0, u32(7))],
    ['rknn', 'x', latin1('RKNN\0\0')],
    ['tensorrt', 'x', latin1('ftrt\0\0')],
    ['tensorrt', 'x', bytesOf(u32(16), '{"stride": 32}  }ftrt')],
    ['paddle-parameters', 'x', bytesOf(zeros(16), u32(6), 8, 5, 0x10, 4)],
    ['mxnet', 'x', bytesOf(0x12, 1, zeros(14), u32(5))],
    ['torch7', 'x', bytesOf(u32(4), u32(1), u32(3), 'V 1', u32(17))],
    ['torch7', 'x', latin1('4\n1\n3\nV 1\n16\n')],
    ['xgboost-ubjson', 'x.ubj', bytesOf('{L', zeros(7), 7, 'learner{')],
    ['xgboost-ubjson', 'x.ubj', bytesOf('{i', 7, 'learner{')],
    ['xgboost-binary', 'x', latin1('binf\0')],
    ['lightgbm', 'x.txt', latin1('tree\nversion=v4\n')],
    ['catboost', 'x.cbm', latin1('CBM1')],
    ['r-data', 'x', bytesOf('X\n', 0, 0, 0, 3, 0, 4)],
    ['r-data', 'x', latin1('RDX3\nX\n')],
    ['r-data', 'x', latin1('A\n3\n263168')],
    ['7z', 'x', latin1('7z\xbc\xaf\x27\x1c\0')],
    ['rar', 'x', latin1('Rar!\x1a\x07\x01\0')],
    ['ggml', 'x', latin1('tjgg\x03\0\0\0')],
    ['fasttext', 'model.bin', bytesOf(0xba, 0x16, 0x4f, 0x2f, u32(12))],
    ['kenlm', 'x', latin1('mmap lm http://kheafield.com/code format version 5\n')],
    ['faiss', 'x', bytesOf('IxF2', u32(768), zeros(8))],
    ['ncnn', 'x.param', latin1('7767517\n75 83\n')],
    ['parquet', 'x', latin1('PAR1')],
    ['arrow', 'x', latin1('ARROW1\0\0')],
    ['tensorboard', 'runs/events.out.tfevents.1698137236.host.1.0', eventLog],
    ['ds-store', 'imgs/.DS_Store', bytesOf(0, 0, 0, 1, 'Bud1', zeros(24))],
    [
      'tensorflow-checkpoint',
      'model.ckpt.index',
      bytesOf(zeros(40), 0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb),
    ],
    ['llamafile', 'x', latin1("MZqFpD='\n\n")],
    ['tensorflow-graph', 'saved_model.pb', bytesOf(numberField(1, 1), field(2, field(1, 'x')))],
    ['tensorflow-graph', 'frozen.pb', field(1, field(1, 'input'), field(2, 'Placeholder'))],
    ['caffe', 'x.caffemodel', field(1, 'VGG')],
    ['paddle', 'x.pdmodel', field(1, numberField(1, 0), numberField(2, 0), field(3, 'x'))],
  ])('%s as %s', async (id, name, bytes) => {
    expect(await formatsOf(bytes, name)).toEqual([id]);
  });

  it.each([
    ['a pickle', stream(oldGlobal('os', 'system'))],
    ['a pickle of protocol 0', bytesOf(oldGlobal('os', 'system'), "(S'id'\ntR.")],
    ['an empty dictionary', latin1('}q\0.')],
    ['safetensors', safetensorsFile({ a: { dtype: 'F32', shape: [4] } })],
    ['GGUF', ggufFile({})],
    ['NumPy', npyFile(npyHeader("'<f4'"), zeros(12))],
    ['ONNX', onnxFile([node('Add')])],
    ['a zip', zipArchive([{ name: 'a', content: zeros(4) }])],
    ['JSON', latin1('{"learner": 1}')],
    ['HTML', latin1('<!doctype html><html>')],
    ['Markdown', latin1('Ixion is a tree\nversion=1')],
    ['zeros', zeros(4096)],
    ['nothing', zeros(0)],
  ])('never take %s, whatever its name', async (_, bytes) => {
    const names = ['x.bin', 'x.msgpack', 'x.pb', 'x.index', 'x.caffemodel', 'x.pdmodel', 'x.tfevents.1'];
    for (const name of names) expect([name, await formatsOf(bytes, name)]).toEqual([name, []]);
  });
});

it.each([
  ['openvino-weights', 'openvino/openvino_model.bin'],
  ['tensorrt', 'x.engine'],
  ['tensorflow-checkpoint', 'variables/variables.data-00000-of-00001'],
  ['mnn', 'x.mnn'],
  ['mlc', 'params_shard_12.bin'],
])('%s is known by the name %s alone, as a last resort', async (id, name) => {
  expect(await formatsOf(zeros(64), name, unsupportedByName)).toEqual([id]);
  expect(await formatsOf(zeros(64), 'pytorch_model.bin', unsupportedByName)).toEqual([]);
});

it('takes a log by name and bytes together: nothing else reads it', async () => {
  expect(await formatsOf(eventLog, 'pytorch_model.bin')).toEqual([]);
});

describe('what is recognised', () => {
  const r = unsupportedFormats.find(({ id }) => id === 'r-data');

  it('is undecided, and says why', async () => {
    const verdict = r && (await inspectBytes(r, bytesOf('X\n', 0, 0, 0, 3, 0, 4, 5, 0)));
    expect(verdict).toMatchObject({
      state: 'undecidable',
      findings: [{ rule: 'content-unsupported', severity: 'information' }],
      reason: expect.stringContaining('CVE-2024-27322'),
    });
  });

  it('is dangerous where it is a pickle, too', async () => {
    // The mark of R is a text of ten characters to an unpickler.
    const call = bytesOf(reduce(oldGlobal('os', 'system'), text('id')), stop);
    const both = bytesOf('X\n', 0, 0, 0, 3, 0, zeros(8), op('POP'), proto(4), call);
    expect(r && told(await inspectBytes(r, both))).toBe(
      'dangerous content-unsupported pickle-nested pickle-dangerous-call',
    );
  });
});
