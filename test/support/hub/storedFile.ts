import { createHash } from 'node:crypto';
import { gitObjectId } from './gitObjects.ts';

/** A file as the Hub keeps it: in git itself, or in LFS with a pointer in git. */
export interface StoredFile {
  content: Uint8Array;
  /** The git id of what is in git: the content, or the pointer. */
  blobId: string;
  lfs?: { sha256: string; pointer: Uint8Array };
}

// The Hub's default .gitattributes sends these to LFS.
const lfsSuffixes =
  /\.(7z|arrow|bin|bz2|ckpt|ftz|gguf|gz|h5|joblib|lfs\.[^/]*|mlmodel|model|msgpack|npy|npz|onnx|ot|parquet|pb|pickle|pkl|pt|pth|rar|safetensors|tar|tflite|tgz|wasm|xz|zip|zst)$|tfevents/i;

/** Above this the Hub refuses a file outside LFS. */
const LARGEST_GIT_FILE = 10 * 1024 * 1024;

/** Stores the content under a path, in LFS where the Hub would. */
export function storeFile(path: string, content: string | Uint8Array): StoredFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  if (!lfsSuffixes.test(path) && bytes.length <= LARGEST_GIT_FILE) {
    return { content: bytes, blobId: gitObjectId('blob', bytes) };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const pointer = lfsPointer(sha256, bytes.length);
  return { content: bytes, blobId: gitObjectId('blob', pointer), lfs: { sha256, pointer } };
}

/** The pointer file of git LFS, version 1. */
export function lfsPointer(sha256: string, size: number): Uint8Array {
  return Buffer.from(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`,
    'utf8',
  );
}

/** The ETag of a file, without quotes: sha256 in LFS, else the git id. */
export function fileEtag(file: StoredFile): string {
  return file.lfs?.sha256 ?? file.blobId;
}
