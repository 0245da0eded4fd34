import type { Judged } from '../finding/contentFinding.ts';

/** Formats whose reader runs what they hold, or that are code themselves. */
const running = new Set([
  ...[
    'pickle',
    'joblib',
    'torch',
    'torch-legacy',
    'torch-tar',
    'torchscript',
    'executable',
    'script',
    'python',
  ],
]);

/** Suffixes of weights that promise one format, with what keeps the promise. */
const promised: Readonly<Record<string, readonly string[]>> = {
  safetensors: ['safetensors'],
  gguf: ['gguf'],
  onnx: ['onnx'],
  npy: ['numpy'],
  npz: ['zip'],
  h5: ['hdf5', 'keras-h5'],
  keras: ['keras', 'hdf5', 'keras-h5'],
};
/** Suffixes of pickles and other weights, which have no words in them. */
const weights = new Set('bin pt pth ckpt pkl pickle joblib dill'.split(' '));
/** Suffixes of what is no weights and no code, in which nothing may hide that runs when it is read. */
const data = new Set(
  'json txt md yaml yml csv tsv jsonl model spm vocab png jpg jpeg gif webp wav mp3 flac mp4 pdf'.split(' '),
);

/**
 * Whether a file is what its name promises. The name decides nothing else; but code under the name of data is what
 * CVE-2025-1889 and CVE-2025-10155 were about, and never clean.
 */
export function judgeName(name: string, format: string): Required<Judged> | undefined {
  // What it stands for is named so, not itself.
  if (format === 'lfs-pointer') return undefined;
  const suffix = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const expected = Object.hasOwn(promised, suffix) ? promised[suffix] : undefined;
  const runs = running.has(format.split('/').at(-1) ?? '');
  const isOther = expected === undefined ? runs && data.has(suffix) : !expected.includes(format);
  if (!isOther && !(format === 'text' && weights.has(suffix))) return undefined;
  const shown = format === 'unknown' ? 'of no known format' : format;
  return {
    state: runs ? 'unknown' : 'undecidable',
    finding: {
      rule: 'content-name-mismatch',
      severity: runs ? 'error' : 'warning',
      message: `The name promises ${suffix}, and the contents are ${shown}${runs ? ', which can run code when they are read' : ''}.`,
    },
  };
}
