import type { AddressedFile } from './addressedFile.ts';
import { attributesOf, type Hdf5Attribute } from './attributes.ts';
import { type OutsideStorage, outsideStorageOf } from './dataStorage.ts';
import { Hdf5Fault } from './hdf5Fault.ts';
import { type Hdf5Link, linksOf } from './links.ts';
import { type HeaderMessage, readObjectHeader } from './objectHeader.ts';

/** Groups and datasets of one file; a model has some for each layer. */
const mostObjects = 200_000;

/** A group or a dataset, and what could be read of it. */
export interface Hdf5Object {
  /** `/` separated; the first way that led there. */
  readonly path: string;
  readonly address: number;
  readonly attributes: readonly Hdf5Attribute[];
  readonly links: readonly Hdf5Link[];
  readonly storage: readonly OutsideStorage[];
  /** What of it could not be read; each follows "it". */
  readonly faults: readonly string[];
}

/**
 * All objects that the root leads to, each once. What is broken in one does not hide the others.
 * @throws ByteReadError; the signal's reason
 */
export async function* walkObjects(
  file: AddressedFile,
  root: number,
  signal?: AbortSignal,
): AsyncGenerator<Hdf5Object> {
  const waiting = [{ path: '', address: root }];
  const seen = new Set<number>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    signal?.throwIfAborted();
    if (seen.has(next.address)) continue;
    seen.add(next.address);
    const object = await readObject(file, next.path, next.address);
    for (const link of object.links) {
      if (link.kind !== 'object' || seen.has(link.address)) continue;
      if (waiting.length + seen.size >= mostObjects) {
        yield { ...object, faults: [...object.faults, `has more than ${mostObjects} objects`] };
        return;
      }
      waiting.push({ path: `${next.path}/${link.name}`.slice(-1000), address: link.address });
    }
    yield object;
  }
}

async function readObject(file: AddressedFile, path: string, address: number): Promise<Hdf5Object> {
  const faults: string[] = [];
  const attempt = async <T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await read();
    } catch (fault) {
      if (!(fault instanceof Hdf5Fault)) throw fault;
      faults.push(fault.message);
      return [];
    }
  };
  const messages: readonly HeaderMessage[] = await attempt(() => readObjectHeader(file, address));
  return {
    path: path === '' ? '/' : path,
    address,
    attributes: await attributesOf(file, messages, (fault) => faults.push(fault)),
    links: await attempt(() => linksOf(file, messages)),
    storage: await attempt(() => outsideStorageOf(file, messages)),
    faults: [...new Set(faults)],
  };
}
