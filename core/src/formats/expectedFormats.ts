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

/** Suffixes that promise data of one kind, with the formats that keep the promise. */
const promised: Readonly<Record<string, readonly string[]>> = {
  safetensors: ['safetensors'],
  gguf: ['gguf'],
  onnx: ['onnx'],
  npy: ['numpy'],
  npz: ['zip'],
  h5: ['hdf5', 'keras-h5'],
  keras: ['keras', 'hdf5', 'keras-h5'],
  json: ['json', 'weight-index'],
  txt: ['text', 'json', 'yaml'],
  md: ['text', 'model-card'],
  yaml: ['yaml', 'json', 'text'],
  yml: ['yaml', 'json', 'text'],
  png: ['media'],
  jpg: ['media'],
  jpeg: ['media'],
  gif: ['media'],
  wav: ['media'],
  mp3: ['media'],
  mp4: ['media'],
};

/**
 * Whether a file is what its name promises. The name decides nothing else; but code under the name of data is what
 * CVE-2025-1889 and CVE-2025-10155 were about, and never clean.
 */
export function judgeName(name: string, format: string): Required<Judged> | undefined {
  const suffix = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const expected = Object.hasOwn(promised, suffix) ? promised[suffix] : undefined;
  if (expected === undefined || expected.includes(format)) return undefined;
  const runs = running.has(format);
  if (!runs && format !== 'unknown' && !expected.some((each) => each !== 'text')) return undefined;
  return {
    state: runs ? 'unknown' : 'undecidable',
    finding: {
      rule: 'content-name-mismatch',
      severity: runs ? 'error' : 'warning',
      message: runs
        ? `The name promises ${suffix}, and the contents are ${format}, which can run code when they are read.`
        : `The name promises ${suffix}, and the contents are ${format === 'unknown' ? 'of no known format' : format}.`,
    },
  };
}
