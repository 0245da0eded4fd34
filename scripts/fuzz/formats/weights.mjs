import { ggufFile } from '../../../test/support/ggufFile.ts';
import { assembleHdf5 } from '../../../test/support/hdf5Assembler.ts';
import { hdf5Sample } from '../../../test/support/hdf5Samples.ts';
import { npyFile, npyHeader } from '../../../test/support/npyFile.ts';
import {
  externalTensor,
  graphAttribute,
  node,
  onnxFile,
  tensor,
  textAttribute,
} from '../../../test/support/onnxFile.ts';
import { bytesOf } from '../../../test/support/pickleAssembler.ts';
import { field, numberField, varint } from '../../../test/support/protobufAssembler.ts';
import { safetensorsFile } from '../../../test/support/safetensorsFile.ts';
import { kerasLayer } from './archives.mjs';
import { pickleStream } from './pickle.mjs';

const safetensors = {
  id: 'safetensors',
  names: ['model.safetensors'],
  family: ['safetensors'],
  isWhole: true,
  make(chance, isValid) {
    const tensors = chance.several(1, 4, (at) => [
      `w${at}`,
      {
        dtype: chance.pick(['F32', 'F16', 'U8', 'I64']),
        shape: chance.several(0, 3, () => chance.between(1, 4)),
      },
    ]);
    const file = safetensorsFile(Object.fromEntries(tensors));
    return { bytes: isValid ? file : withOtherHeader(file, chance), state: 'clean' };
  },
};

/** Changes entries of the header, and its length with it. */
function withOtherHeader(file, chance) {
  const length = Number(Buffer.from(file).readBigUInt64LE());
  const header = JSON.parse(Buffer.from(file.subarray(8, 8 + length)).toString());
  const name = chance.pick(Object.keys(header));
  const entry = header[name];
  if (name === '__metadata__')
    header[name] = chance.pick([{ a: 1 }, [], 'x', { [chance.word()]: chance.word() }]);
  else
    header[chance.mostly(name, () => chance.word())] = chance.pick([
      { ...entry, dtype: chance.word() },
      { ...entry, shape: [chance.edge()] },
      { ...entry, shape: [chance.edge(), -1, 0.5] },
      { ...entry, data_offsets: [chance.edge(), entry.data_offsets[1]] },
      { ...entry, data_offsets: [entry.data_offsets[0], chance.edge()] },
      { ...entry, more: chance.word() },
      {},
      null,
    ]);
  const text = chance.mostly(JSON.stringify(header), () => JSON.stringify(header).replace('{', '{"w0":{},'));
  const padded = Buffer.from(text + ' '.repeat(chance.below(8)));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(chance.mostly(padded.length, () => chance.edge())));
  return bytesOf(size, padded, file.subarray(8 + length));
}

const scalarTypes = ['u8', 'i8', 'u16', 'u32', 'i32', 'f32', 'u64', 'f64'];

function ggufValue(chance, isValid, depth = 0) {
  const kind = chance.below(depth > 2 ? 3 : 5);
  if (kind === 0) return { type: 'string', value: chance.word() };
  if (kind === 1) return { type: 'bool', value: chance.oneIn(2) };
  if (kind === 2) return { type: chance.pick(scalarTypes), value: chance.below(100) };
  if (kind === 3 && !isValid)
    return { type: 'raw', id: chance.edge(2 ** 32 - 1), bytes: chance.bytes(chance.below(12)) };
  const items = chance.several(0, 3, () => ({ type: 'string', value: chance.word() }));
  return {
    type: 'array',
    of: isValid ? 'string' : chance.mostly('string', () => chance.edge(2 ** 32 - 1)),
    items,
    ...(isValid || !chance.oneIn(4) ? {} : { length: chance.edge() }),
  };
}

const gguf = {
  id: 'gguf',
  names: ['model.gguf'],
  family: ['gguf'],
  isWhole: true,
  /** Padding behind the last tensor. */
  slack: 32,
  make(chance, isValid) {
    const entries = chance.several(0, 5, (at) => [
      isValid ? `key.${at}` : chance.mostly(`key.${at}`, () => chance.word()),
      ggufValue(chance, isValid),
    ]);
    if (chance.oneIn(3))
      entries.push(['tokenizer.chat_template', { type: 'string', value: "{{ messages[0]['content'] }}" }]);
    const tensors = chance.several(1, 4, (at) => ({
      name: isValid ? `t${at}` : chance.mostly(`t${at}`, () => chance.word()),
      dimensions: isValid
        ? [8, chance.between(1, 4)]
        : chance.several(0, 5, () => chance.mostly(4, () => chance.edge())),
      ...(isValid ? {} : { type: chance.mostly(0, () => chance.edge(2 ** 32 - 1)), size: 128 }),
      ...(isValid || !chance.oneIn(5) ? {} : { offset: chance.edge(2048) }),
    }));
    const spec = { entries, tensors };
    if (!isValid && chance.oneIn(5)) spec.entryCount = chance.edge();
    if (!isValid && chance.oneIn(5)) spec.tensorCount = chance.edge();
    if (!isValid && chance.oneIn(6)) spec.version = chance.edge(2 ** 32 - 1);
    if (chance.oneIn(6)) spec.bigEndian = true;
    return { bytes: ggufFile(spec), state: 'clean' };
  },
};

const descriptions = ["'<f4'", "'|u1'", "'<i8'", "[('x', '<f4'), ('y', '|S5', (2,))]", "'|O'"];
const npyWords = [
  "'",
  '[',
  ']',
  '(',
  ')',
  ',',
  '{',
  '9'.repeat(20),
  '-1',
  'True',
  'descr',
  '|V0',
  '__import__',
  '#',
  '\\',
  "'O'",
];

const npy = {
  id: 'numpy',
  names: ['a.npy', 'embedding.npy'],
  family: ['numpy'],
  isWhole: true,
  make(chance, isValid) {
    const count = chance.between(1, 4);
    const at = isValid ? chance.below(3) : chance.below(descriptions.length);
    const header = npyHeader(descriptions[at], `(${count},)`);
    const inner = at === 4 ? pickleStream(chance, chance.oneIn(2)) : undefined;
    const bytes = inner?.bytes ?? chance.bytes(count * ([4, 1, 8, 14][at] ?? 1));
    const major = chance.pick([1, 2, 3]);
    if (isValid) return { bytes: npyFile(header, bytes, { major }), state: 'clean' };
    const words = header.split(/(?<=[ ,:'(])/);
    if (chance.oneIn(2)) words.splice(chance.below(words.length), chance.below(2), chance.pick(npyWords));
    const version = { major: chance.mostly(major, () => chance.below(6)), minor: chance.mostly(0, () => 1) };
    return { bytes: npyFile(words.join(''), bytes, version), state: 'clean' };
  },
};

function onnxNode(chance, isValid, depth = 0) {
  const type = chance.pick(['MatMul', 'Add', 'Gemm', 'Relu']);
  if (isValid) return node(type);
  return node(
    chance.mostly(type, () => chance.word()),
    {
      ...(chance.oneIn(3) ? { domain: chance.pick(['ai.onnx', 'com.microsoft', 'somebody', '']) } : {}),
      attributes: [
        ...(chance.oneIn(4) ? [textAttribute(chance.word(), chance.word())] : []),
        ...(chance.oneIn(4) && depth < 8
          ? [graphAttribute('then', onnxNode(chance, isValid, depth + 1))]
          : []),
      ],
    },
  );
}

const onnx = {
  id: 'onnx',
  names: ['model.onnx'],
  family: ['onnx'],
  make(chance, isValid) {
    const graph = chance.several(1, 4, () => onnxNode(chance, isValid));
    graph.push(tensor('w', chance.bytes(4 * chance.between(1, 4))));
    if (chance.oneIn(3)) graph.push(externalTensor('x', isValid ? 'model.onnx_data' : chance.word()));
    const more = [field(14, field(1, 'license'), field(2, 'mit'))];
    if (!isValid)
      more.push(
        chance.pick([
          field(25, field(1, 'f'), field(10, 'd'), onnxNode(chance, false)),
          numberField(chance.between(1, 40), chance.edge()),
          bytesOf(varint(chance.between(1, 40) * 8 + chance.below(8)), chance.bytes(4)),
          field(7, node('Add')),
          bytesOf(varint(14 * 8 + 2), varint(chance.edge()), 'x'),
        ]),
      );
    return { bytes: onnxFile(graph, ...more), state: 'clean' };
  },
};

const sentencePiece = {
  id: 'sentencepiece',
  names: ['tokenizer.model', 'spiece.model'],
  family: ['sentencepiece'],
  make(chance, isValid) {
    const pieces = chance.several(2, 8, () => {
      const text = isValid ? `p${chance.below(99)}` : chance.mostly('piece', () => chance.word());
      return field(1, field(1, text), Uint8Array.of(0x15, 0, 0, 0, 0));
    });
    const more = isValid ? field(2, numberField(3, 1)) : numberField(chance.between(1, 9), chance.edge());
    return {
      bytes: bytesOf(...pieces, isValid ? more : chance.mostly(more, () => varint(chance.edge()))),
      state: 'clean',
    };
  },
};

function flaxValue(chance, isValid, depth = 0) {
  const text = (value) => bytesOf(0xa0 + value.length, value);
  if (depth < 5 && chance.oneIn(2)) {
    const count = chance.between(1, 3);
    const items = chance
      .several(count, count, () => [text(`k${chance.below(9)}`), flaxValue(chance, isValid, depth + 1)])
      .flat();
    return bytesOf(0x80 + (isValid ? count : chance.mostly(count, () => chance.below(16))), ...items);
  }
  const length = chance.between(0, 24);
  const told = isValid ? length : chance.mostly(length, () => chance.below(256));
  const body = bytesOf(0x93, 0x92, 2, 3, text('float32'), 0xc4, told, chance.bytes(length));
  const array = bytesOf(0xc7, body.length, isValid ? 1 : chance.mostly(1, () => chance.below(256)), body);
  return isValid
    ? array
    : chance.pick([
        array,
        text('abc'),
        bytesOf(0xc1),
        bytesOf(0xcb, chance.bytes(8)),
        bytesOf(0xdd, chance.bytes(4)),
      ]);
}

const flax = {
  id: 'flax',
  names: ['flax_model.msgpack'],
  family: ['flax'],
  isWhole: true,
  make: (chance, isValid) => ({
    bytes: bytesOf(0x81, 0xa6, 'params', flaxValue(chance, isValid)),
    state: 'clean',
  }),
};

const hdf5 = {
  id: 'hdf5',
  names: ['model.h5', 'weights.hdf5'],
  family: ['hdf5', 'keras-h5'],
  isWhole: true,
  /** The checksum of the last header, which no reader of structures needs. */
  slack: 4,
  make(chance, isValid) {
    const config = { class_name: 'Sequential', config: { name: 's', layers: [kerasLayer(chance, isValid)] } };
    const group = {
      attributes: {
        backend: 'tensorflow',
        ...(chance.oneIn(2) ? { model_config: JSON.stringify(config) } : {}),
      },
      ...(isValid ? {} : { links: { a: chance.mostly('root', () => chance.edge()) } }),
      ...(!isValid && chance.oneIn(6) ? { externalLinks: { e: chance.word() } } : {}),
      ...(!isValid && chance.oneIn(3)
        ? { messages: [[chance.below(32), chance.bytes(chance.below(40))]] }
        : {}),
    };
    return { bytes: assembleHdf5(group), state: undefined, least: 'clean' };
  },
};

const samples = ['dense', 'old', 'extlink', 'extstore', 'virtual', 'user', 'pytables'].map((name) =>
  hdf5Sample(name),
);

const hdf5OfLibrary = {
  id: 'hdf5 of the library',
  names: ['model.h5'],
  family: ['hdf5', 'keras-h5'],
  share: 0.1,
  make: (chance) => ({ bytes: chance.pick(samples), state: undefined, least: 'clean' }),
};

export const weights = [safetensors, gguf, npy, onnx, sentencePiece, flax, hdf5, hdf5OfLibrary];
