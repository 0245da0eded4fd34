import { PickleAssembler } from './pickleAssembler.ts';
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

/** The `data.pkl` of a state dict: an OrderedDict of tensors, each rebuilt from a persistent storage. */
export function stateDictPickle(tensors: Readonly<Record<string, TensorSpec>>): Uint8Array {
  const pickle = new PickleAssembler().protocol();
  pickle.global('collections', 'OrderedDict').emptyTuple().reduce().mark();
  for (const [index, [name, tensor]] of Object.entries(tensors).entries()) {
    pickle.text(name).global('torch._utils', '_rebuild_tensor_v2').mark();
    pickle.mark().text('storage').global('torch', storageClasses[tensor.dtype]);
    pickle.text(String(index)).text('cpu').integer(elementCount(tensor.shape)).tuple().persistentId();
    pickle.integer(0);
    integers(pickle, tensor.shape);
    integers(pickle, contiguousStrides(tensor.shape));
    pickle.boolean(false).global('collections', 'OrderedDict').emptyTuple().reduce();
    pickle.tuple().reduce();
  }
  return pickle.setItems().stop();
}

function integers(pickle: PickleAssembler, values: readonly number[]): void {
  pickle.mark();
  for (const value of values) pickle.integer(value);
  pickle.tuple();
}

function contiguousStrides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => elementCount(shape.slice(axis + 1)));
}
