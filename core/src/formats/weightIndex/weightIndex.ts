import type { ByteSource } from '../../bytes/byteSource.ts';
import { type Judged, joinJudged } from '../../finding/contentFinding.ts';
import { outwardPath } from '../../paths/outwardPath.ts';
import { quoteName } from '../../text/quoteName.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeFault } from '../structureFault.ts';
import { readWeightIndex } from './readWeightIndex.ts';

/** Bytes in which `"weight_map"` is looked for: it stands behind some metadata. */
const searched = 1024 * 1024;

/** The JSON file that says which file holds which tensor of a sharded model. */
export const weightIndexFormat: Format = {
  id: 'weight-index',
  recognises,
  inspect,
};

/**
 * JSON with a `weight_map`, in a file that loaders take for an index. The name has to agree, so that no configuration
 * passes as an index and goes unread.
 */
async function recognises({ head, source, name, signal }: Beginning): Promise<boolean> {
  if (!/\.index(?:\.[\w-]+)?\.json$/i.test(name) || !/^\s*\{/.test(latin1(head))) return false;
  return latin1(await source.read(0, searched, signal)).includes('"weight_map"');
}

async function inspect(source: ByteSource, { name, signal }: Inspection): Promise<FormatVerdict> {
  const { files, faults } = await readWeightIndex(source, signal);
  const judged = [
    ...faults.map((fault) => judgeFault('config-malformed', fault)),
    ...files.flatMap((file) => judgeFile(file, name)),
  ];
  const needs = files.map((path) => ({ path, why: 'the index names it' }));
  return { ...joinJudged(judged), facts: { needs } };
}

function judgeFile(file: string, index: string): readonly Judged[] {
  const fault = file === '' ? 'is empty' : outwardPath(file);
  if (fault !== undefined)
    return [
      {
        state: 'dangerous',
        finding: {
          rule: 'index-traversal',
          severity: 'error',
          message: `The index names a file that ${fault}: a loader would read weights, or a pickle, from elsewhere.`,
          evidence: file,
        },
      },
    ];
  if (/\.safetensors\.index(?:\.[\w-]+)?\.json$/i.test(index) && !/\.safetensors$/i.test(file))
    return [
      {
        state: 'unknown',
        finding: {
          rule: 'content-name-mismatch',
          severity: 'warning',
          message: `An index of safetensors files names ${quoteName(file)}, which loaders read by its own suffix, as a pickle where it is one.`,
          evidence: file,
        },
      },
    ];
  return [];
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
