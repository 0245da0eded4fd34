import { bytesOf, integer, longText, marked, oldGlobal, op, proto, stop } from './pickleAssembler.ts';
import { elementCount, type TensorSpec, tensorByteLength, weightBytes } from './safetensorsFile.ts';
import { zipArchive } from './zipAssembler.ts';

const storageClasses = {
  F32: 'FloatStorage',
  F16: 'HalfStorage',
  BF16: 'BFloat16Storage',
  I64: 'LongStorage',
  I32: 'IntStorage',
  U8: 'ByteStorage',
} as const;

/**
 * What `torch.save(state_dict)` writes since 1.6: a stored zip with `data.pkl`, one member per storage,
 * `byteorder` and `version`. Benign: the pickle calls only what every state dict calls.
 */
export function torchArchive(
  tensors: Readonly<Record<string, TensorSpec>>,
  options: { root?: string; seed?: number } = {},
): Uint8Array {
  const root = options.root ?? 'pytorch_model';
  const storages = Object.values(tensors).map((tensor, index) => ({
    name: `${root}/data/${index}`,
    content: weightBytes(tensorByteLength(tensor), (options.seed ?? 1) + index),
  }));
  return zipArchive(
    [
      { name: `${root}/data.pkl`, content: stateDictPickle(tensors) },
      { name: `${root}/byteorder`, content: Buffer.from('little') },
      ...storages,
      { name: `${root}/version`, content: Buffer.from('3\n') },
    ],
    { alignment: 64 },
  );
}

const orderedDict = bytesOf(oldGlobal('collections', 'OrderedDict'), op('EMPTY_TUPLE'), op('REDUCE'));

/** The `data.pkl` of a state dict: an OrderedDict of tensors, each rebuilt from a persistent storage. */
export function stateDictPickle(tensors: Readonly<Record<string, TensorSpec>>): Uint8Array {
  const items = Object.entries(tensors).map(([name, { dtype, shape }], index) => {
    const type = oldGlobal('torch', storageClasses[dtype]);
    const id = [longText('storage'), type, longText(String(index)), longText('cpu')];
    const storage = bytesOf(marked(...id, integer(elementCount(shape))), op('BINPERSID'));
    const [sizes, strides] = [shape, contiguousStrides(shape)].map((values) =>
      marked(...values.map(integer)),
    );
    const args = [storage, integer(0), sizes, strides, op('NEWFALSE'), orderedDict].filter(isPresent);
    return bytesOf(
      longText(name),
      oldGlobal('torch._utils', '_rebuild_tensor_v2'),
      marked(...args),
      op('REDUCE'),
    );
  });
  return bytesOf(proto(2), orderedDict, op('MARK'), ...items, op('SETITEMS'), stop);
}

function isPresent(part: Uint8Array | undefined): part is Uint8Array {
  return part !== undefined;
}

function contiguousStrides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => elementCount(shape.slice(axis + 1)));
}
