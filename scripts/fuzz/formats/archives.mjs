import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { firstPart, packedFixtures } from '../../../test/support/packedFixtures.ts';
import { longHeader, paxHeader, tarArchive } from '../../../test/support/tarAssembler.ts';
import { stateDictPickle } from '../../../test/support/torchArchive.ts';
import { extraField, unicodePathExtra, zip64Extra, zipArchive } from '../../../test/support/zipAssembler.ts';
import { pickleStream } from './pickle.mjs';
import { configText } from './texts.mjs';

const plain = (bytes, state = 'clean') => ({ bytes, state });

/** Something small that an archive may hold. */
function content(chance, isValid) {
  const kind = chance.below(4);
  if (kind === 0) return pickleStream(chance, isValid);
  if (kind === 1) return plain(Buffer.from(configText(chance)));
  return plain(Buffer.from(`${chance.word()} and other words\n`.repeat(chance.between(1, 6))));
}

const memberNames = ['a.txt', 'b.json', 'm/data.pkl', 'm/version', 'c.bin', 'code/d.py', 'config.json'];

/** A member as writers write it, or with headers that lie. */
function zipMember(name, bytes, chance, isValid) {
  const member = { name, content: bytes };
  if (chance.oneIn(6)) Object.assign(member, { method: 8, packed: deflateRawSync(bytes) });
  if (chance.oneIn(4)) member.descriptor = isValid ? 'usual' : chance.pick(['usual', 'short', 'long']);
  if (isValid || chance.oneIn(2)) return member;
  const lie = () =>
    chance.pick([
      { name: chance.word() },
      { flags: chance.edge(65_535) },
      { method: chance.pick([0, 8, 9, 12, 14, 93, 95, 99]) },
      { checksum: chance.edge(2 ** 32 - 1) },
      { packedSize: chance.edge(2 ** 32 - 1) },
      { size: chance.edge(2 ** 32 - 1) },
      { extra: zip64Extra(chance.edge(), chance.edge()) },
      { extra: extraField(chance.pick([1, 0x7075, 0x9901, 0xffff]), chance.bytes(chance.below(12))) },
      { extra: unicodePathExtra(name, chance.word()) },
    ]);
  if (chance.oneIn(2)) member.local = lie();
  if (chance.oneIn(2)) member.central = chance.oneIn(4) ? { offset: chance.edge(4096) } : lie();
  if (chance.oneIn(8)) member.isHidden = true;
  if (chance.oneIn(8)) member.hasNoLocalHeader = true;
  if (chance.oneIn(8)) member.before = chance.bytes(chance.below(64));
  if (chance.oneIn(8)) member.unixMode = chance.pick([0o120777, 0o40755, 0o60644, 0o100755]);
  return member;
}

function zipOptions(chance, isValid) {
  if (isValid) return chance.oneIn(3) ? { zip64: {} } : {};
  const options = {};
  const some = () => chance.bytes(chance.below(40));
  if (chance.oneIn(6)) Object.assign(options, { prefix: some(), isPrefixCounted: chance.oneIn(2) });
  if (chance.oneIn(6)) options.beforeDirectory = some();
  if (chance.oneIn(6)) options.behindDirectory = some();
  if (chance.oneIn(6)) options.comment = some();
  if (chance.oneIn(6)) options.appended = some();
  if (chance.oneIn(4)) {
    const field = chance.pick(['disk', 'count', 'size', 'offset', 'commentLength']);
    const isWide = field === 'size' || field === 'offset';
    options.end = { [field]: chance.edge(isWide ? 2 ** 32 - 1 : 65_535) };
  }
  if (chance.oneIn(4))
    options.zip64 = chance.pick([
      {},
      { count: chance.edge() },
      { offset: chance.edge() },
      { size: chance.edge() },
    ]);
  return options;
}

function worstOf(states) {
  return ['dangerous', 'unknown', 'clean'].find((state) => states.includes(state));
}

const zip = {
  id: 'zip',
  names: ['archive.zip', 'weights.npz', 'model.bin'],
  family: ['zip', 'torch', 'torchscript', 'keras'],
  isWhole: true,
  make(chance, isValid) {
    const names = isValid
      ? [...memberNames].slice(chance.below(3))
      : chance.several(1, 5, () => chance.pick(memberNames));
    const states = ['clean'];
    const members = names.slice(0, chance.between(1, 4)).map((name) => {
      const { bytes, state } = content(chance, isValid);
      states.push(state);
      return zipMember(name, bytes, chance, isValid);
    });
    // What a member holds is judged by its name as well.
    return {
      bytes: zipArchive(members, zipOptions(chance, isValid)),
      state: undefined,
      least: worstOf(states),
    };
  },
};

const torch = {
  id: 'torch',
  names: ['pytorch_model.bin', 'model.pt'],
  family: ['torch', 'torchscript', 'zip'],
  isWhole: true,
  make(chance, isValid) {
    const shapes = chance.several(1, 3, () => [chance.between(1, 9)]);
    const tensors = Object.fromEntries(shapes.map((shape, at) => [`w${at}`, { dtype: 'F32', shape }]));
    const isHostile = !isValid && chance.oneIn(3);
    const hidden = isHostile ? pickleStream(chance, chance.oneIn(2)) : undefined;
    const files = [
      ['data.pkl', hidden?.bytes ?? stateDictPickle(tensors)],
      ['byteorder', Buffer.from('little')],
      ...shapes.map(([count], at) => [`data/${at}`, chance.bytes(count * 4)]),
      ['version', Buffer.from('3\n')],
      ...(chance.oneIn(5) ? [['code/__torch__.py', Buffer.from(torchCode(chance))]] : []),
    ];
    const members = files.map(([name, bytes]) =>
      isValid
        ? { name: `m/${name}`, content: bytes }
        : zipMember(`m/${name}`, bytes, chance, chance.oneIn(2)),
    );
    const options = { alignment: 64, ...(isValid ? {} : zipOptions(chance, chance.oneIn(2))) };
    return { bytes: zipArchive(members, options), state: 'clean' };
  },
};

function torchCode(chance) {
  const body = chance.pick(['torch.relu(x)', 'torch.linear(x, self.weight, None)', 'annotate(Tensor, x)']);
  return `class Model(Module):\n  def forward(self: __torch__.Model, x: Tensor) -> Tensor:\n    return ${body}\n`;
}

const keras = {
  id: 'keras',
  names: ['model.keras'],
  family: ['keras', 'zip'],
  isWhole: true,
  make(chance, isValid) {
    const config = {
      module: 'keras',
      class_name: 'Sequential',
      config: { layers: [kerasLayer(chance, isValid)] },
    };
    const files = [
      ['metadata.json', '{"keras_version": "3.15.1"}'],
      ['config.json', JSON.stringify(config)],
    ];
    const members = files.map(([name, text]) => zipMember(name, Buffer.from(text), chance, isValid));
    return { bytes: zipArchive(members, zipOptions(chance, isValid)), state: 'clean' };
  },
};

export function kerasLayer(chance, isValid) {
  const dense = { module: 'keras.layers', class_name: 'Dense', config: { units: 1, activation: 'relu' } };
  if (isValid) return dense;
  return chance.pick([
    dense,
    { ...dense, class_name: chance.word() },
    { ...dense, module: chance.word() },
    { ...dense, config: { units: chance.edge(), activation: dense } },
    { class_name: 'Lambda', config: { function: ['4wEAAAA=\n', null, null], function_type: 'lambda' } },
  ]);
}

const tarTypes = ['0', '\0', '1', '2', '3', '5', '6', '7', 'S', 'L', 'x', 'g', 'V'];

const tar = {
  id: 'tar',
  names: ['model.tar', 'model.nemo'],
  family: ['tar', 'torch-tar'],
  make(chance, isValid) {
    const states = ['clean'];
    const members = chance.several(1, 4, (at) => {
      const { bytes, state } = content(chance, isValid);
      states.push(state);
      const name = isValid
        ? `${at}.${chance.pick(['txt', 'dat'])}`
        : chance.mostly(chance.pick(memberNames), () => chance.word());
      if (isValid) return { name, content: bytes };
      return {
        name,
        content: bytes,
        ...(chance.oneIn(4) ? { type: chance.pick(tarTypes), target: chance.word() } : {}),
        ...(chance.oneIn(6) ? { size: chance.edge(8 ** 11 - 1) } : {}),
        ...(chance.oneIn(12) ? { hasWrongChecksum: true } : {}),
        ...(chance.oneIn(6) ? { isSizeBinary: true } : {}),
      };
    });
    if (chance.oneIn(4))
      members.unshift(longHeader(chance.pick(['L', 'K']), isValid ? 'a long name' : chance.word()));
    if (chance.oneIn(4)) {
      const records = isValid ? { mtime: '1.5' } : { path: chance.word(), size: String(chance.edge(4096)) };
      members.unshift(paxHeader(records, chance.pick(['x', 'g'])));
    }
    return { bytes: tarArchive(members), state: undefined, least: isValid ? worstOf(states) : 'clean' };
  },
};

const torchTar = {
  id: 'torch-tar',
  names: ['model.pt'],
  family: ['tar', 'torch-tar'],
  make(chance, isValid) {
    const names = ['sys_info', 'pickle', 'storages', 'tensors'];
    const members = names.map((name) => {
      const { bytes } = pickleStream(chance, isValid);
      const isRaw = name === 'storages' || name === 'tensors';
      const raw = isRaw ? Buffer.concat([bytes, bytes, chance.bytes(chance.below(64))]) : bytes;
      return { name, content: raw };
    });
    return { bytes: tarArchive(members), state: undefined, least: 'clean' };
  },
};

const pack = {
  gzip: gzipSync,
  zlib: deflateSync,
  zstd: zstdCompressSync,
};

const packed = Object.entries(pack).map(([id, compress]) => ({
  id,
  names: ['model.joblib', `model.pkl.${id}`],
  family: [id],
  isWhole: true,
  share: 0.4,
  make(chance, isValid) {
    const inner = pickleStream(chance, isValid);
    return { bytes: compress(inner.bytes), state: inner.state };
  },
}));

/** Those that Node cannot pack: files that were packed elsewhere. */
const fixed = [
  ['bzip2', ['bzip2', 'bzip2Streams']],
  ['xz', ['xz', 'xzStreams', 'xzOtherFilter']],
  ['lzma', ['lzma', 'lzmaSmallDictionary']],
  ['lz4', ['lz4', 'lz4Linked', 'lz4Stored']],
].map(([id, fixtures]) => ({
  id,
  names: ['notes.txt.packed'],
  family: [id],
  share: 0.2,
  make: (chance) => ({ bytes: packedFixtures[chance.pick(fixtures)], state: undefined, least: 'clean' }),
}));

const gzipText = {
  id: 'gzip of text',
  names: ['notes.gz'],
  family: ['gzip'],
  isWhole: true,
  share: 0.2,
  make: (chance) => ({ bytes: gzipSync(firstPart.subarray(0, chance.between(20, 1000))), state: 'clean' }),
};

export const archives = [zip, torch, keras, tar, torchTar, ...packed, ...fixed, gzipText];
