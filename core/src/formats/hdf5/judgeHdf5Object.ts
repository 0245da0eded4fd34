import { MemorySource } from '../../bytes/memorySource.ts';
import type { Judged } from '../../finding/contentFinding.ts';
import { NotebookError } from '../../source/notebook/jsonScanner.ts';
import { readJson } from '../config/readJson.ts';
import type { Inspection } from '../format.ts';
import { judgeKerasConfig } from '../keras/judgeKerasConfig.ts';
import type { Hdf5Attribute } from './attributes.ts';
import type { Hdf5Object } from './walkObjects.ts';

/** The attributes in which Keras keeps what it makes a model of. */
const kerasAttributes = new Set(['model_config', 'training_config']);
/** Bytes of an attribute that are looked at as a pickle. */
const longestPickle = 16 * 1024 * 1024;

export function isKerasModel({ attributes }: Hdf5Object): boolean {
  return attributes.some(({ name }) => name === 'model_config');
}

/** What a group or dataset has a reader do beyond reading numbers. */
export async function judgeHdf5Object(
  object: Hdf5Object,
  inspection: Inspection,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [...judgeFaults(object), ...judgeReferences(object)];
  for (const attribute of object.attributes) {
    if (kerasAttributes.has(attribute.name)) judged.push(...judgeKerasAttribute(attribute, object));
    else judged.push(...(await judgeOtherAttribute(attribute, object, inspection)));
  }
  return judged;
}

function judgeFaults({ path, address, faults }: Hdf5Object): readonly Judged[] {
  return faults.map((fault) => ({
    state: 'undecidable',
    finding: {
      rule: 'keras-malformed',
      severity: 'warning',
      message: `The HDF5 object ${path} cannot be read in full: the file ${fault}.`,
      offset: address,
    },
  }));
}

/** Other files, which a reader opens by the names that the file gives (CVE-2026-1669 in Keras before 3.13.2). */
function judgeReferences({ path, address, links, storage }: Hdf5Object): readonly Judged[] {
  const files = [
    ...links.flatMap((link) => (link.kind === 'external' ? [link.file] : [])),
    ...storage.flatMap((each) => (each.kind === 'external' ? each.files : [])),
  ];
  return [
    ...files.map((file): Judged => judgeFile(file, path, address)),
    ...storage.flatMap((each): readonly Judged[] =>
      each.kind === 'virtual'
        ? [
            unknownReference(
              `The dataset ${path} is put together of other datasets, perhaps of other files.`,
              address,
            ),
          ]
        : [],
    ),
    ...links.flatMap((link): readonly Judged[] =>
      link.kind === 'user'
        ? [
            unknownReference(
              `The link ${link.name} of ${path} is of a kind that only its author's software knows.`,
              address,
            ),
          ]
        : [],
    ),
  ];
}

function judgeFile(file: string, path: string, offset: number): Judged {
  const leaves = /^(?:[/\\~]|[A-Za-z]:)|:\/\/|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(file);
  if (!leaves) return unknownReference(`${path} has its values in another file, ${file}.`, offset, file);
  return {
    state: 'dangerous',
    finding: {
      rule: 'link-escapes',
      severity: 'error',
      message: `${path} takes its values from ${file}, outside of the model: whoever loads it reads that file as weights (CVE-2026-1669).`,
      offset,
      evidence: file.slice(0, 200),
    },
  };
}

function unknownReference(message: string, offset: number, evidence?: string): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'link-escapes',
      severity: 'warning',
      message,
      offset,
      ...(evidence === undefined ? {} : { evidence: evidence.slice(0, 200) }),
    },
  };
}

function judgeKerasAttribute(
  { name, bytes }: Hdf5Attribute,
  { path, address }: Hdf5Object,
): readonly Judged[] {
  const where = path === '/' ? name : `${name} of ${path}`;
  const malformed = (reason: string): readonly Judged[] => [
    {
      state: 'undecidable',
      finding: {
        rule: 'keras-malformed',
        severity: 'warning',
        message: `The ${where} cannot be read, so what the model is made of is not known: ${reason}.`,
        offset: address,
      },
    },
  ];
  if (bytes === undefined) return malformed('it is no text');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(withoutPadding(bytes));
    const { value, duplicates, shadowed } = readJson(text);
    const verdicts = [value, ...shadowed].map((each) => judgeKerasConfig(each));
    return [
      ...verdicts.flatMap(({ state, findings }): readonly Judged[] =>
        findings.length === 0
          ? [{ state }]
          : findings.map((finding) => ({ state, finding: { ...finding, offset: address } })),
      ),
      ...(duplicates.length === 0 ? [] : malformed(`the key "${duplicates[0]}" stands twice in one object`)),
    ];
  } catch (fault) {
    if (fault instanceof NotebookError) return malformed(fault.message);
    if (fault instanceof TypeError) return malformed('it is no UTF-8');
    throw fault;
  }
}

/** PyTables, and pandas with it, unpickles attributes that look like pickles, and rows of objects. */
async function judgeOtherAttribute(
  { name, bytes }: Hdf5Attribute,
  { path, address }: Hdf5Object,
  { inspectInner }: Inspection,
): Promise<readonly Judged[]> {
  if (bytes === undefined) return [];
  const value = withoutPadding(bytes);
  if (name === 'PSEUDOATOM' && new TextDecoder().decode(value) === 'object') {
    return [
      {
        state: 'undecidable',
        finding: {
          rule: 'pickle-nested',
          severity: 'warning',
          message: `${path} holds pickled objects, which PyTables and pandas load; they were not read.`,
          offset: address,
        },
      },
    ];
  }
  if (value.length < 3 || value.length > longestPickle || !(value[0] === 0x80 || value.at(-1) === 0x2e))
    return [];
  const inner = await inspectInner(new MemorySource(value), `${path === '/' ? '' : path}@${name}`);
  if (inner.format !== 'pickle' && inner.format !== 'joblib') return [];
  return inner.findings.length === 0
    ? [{ state: inner.state }]
    : inner.findings.map((finding) => ({ state: inner.state, finding }));
}

function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
