import type { ByteSource } from '../../bytes/byteSource.ts';
import { type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import { NotebookError } from '../../source/notebook/jsonScanner.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { readText } from '../text/readText.ts';
import { judgeConfig } from './judgeConfig.ts';
import { type JsonReading, readJson } from './readJson.ts';

/** Bytes. The tokenizers of the largest vocabularies have some 40 MB. */
const mostBytes = 128 * 1024 * 1024;

/** JSON: configurations, tokenizers, indexes, data. */
export const jsonFormat: Format = {
  id: 'json',
  recognises: ({ head, name }: Beginning) => beginsJson(head, name),
  inspect: inspectJson,
};

/** Names of files that hold one JSON value a line: data, which no loader takes for a configuration. */
const lines = /\.(?:jsonl|ndjson|jsonlines)$/i;

/** An object or a list; under another name than `.json` only what begins like an object with a first key. */
function beginsJson(head: Uint8Array, name: string): boolean {
  const text = new TextDecoder('utf-8').decode(head);
  if (/\.json$/i.test(name)) return /^\s*[{["\d-]|^\s*(?:true|false|null)\b/.test(text);
  return !lines.test(name) && /^\s*\{\s*(?:\}\s*$|"(?:[^"\\\n]|\\.)*"\s*:)/.test(text);
}

async function inspectJson(source: ByteSource, { signal }: Inspection): Promise<FormatVerdict> {
  const read = await readText(source, mostBytes, signal);
  if (read.kind === 'other') return malformed(`it ${read.reason}`);
  let json: JsonReading;
  try {
    json = readJson(read.text);
  } catch (fault) {
    if (!(fault instanceof NotebookError)) throw fault;
    return malformed(fault.message);
  }
  const verdict = judgeConfig(json.value);
  const others = json.shadowed.map((value) => judgeConfig(value));
  const doubled = joinJudged(json.duplicates.map(duplicate));
  return {
    ...verdict,
    state: worst([verdict.state, doubled.state, ...others.map(({ state }) => state)]),
    findings: [...verdict.findings, ...others.flatMap(({ findings }) => findings), ...doubled.findings],
  };
}

function duplicate(key: string): Judged {
  return {
    state: 'undecidable',
    finding: {
      rule: 'config-malformed',
      severity: 'warning',
      message: `The key "${key.slice(0, 80)}" stands twice in one object: which of the two counts depends on the reader.`,
      evidence: key.slice(0, 200),
    },
  };
}

/** Loaders refuse it as well; but one that is more lenient than this reader would see what was not judged. */
function malformed(reason: string): FormatVerdict {
  return {
    state: 'undecidable',
    findings: [
      {
        rule: 'config-malformed',
        severity: 'warning',
        message: `The JSON cannot be read, so what it leads a loader to is not known: ${reason}.`,
      },
    ],
  };
}
