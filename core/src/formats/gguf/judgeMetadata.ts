import type { ContentsVerdict, Judged } from '../../finding/contentFinding.ts';
import { quoteName } from '../../text/quoteName.ts';
import type { NeededFile } from '../fileFacts.ts';
import { judgeFault, type StructureFault, StructureFaults } from '../structureFault.ts';
import type { GgufEntry, GgufHeader } from './readGguf.ts';

/** Judges a chat template, which loaders render as a program. Never throws. */
export type JudgeTemplate = (text: string) => ContentsVerdict;

/** `tokenizer.chat_template`, and one more for each use: `tokenizer.chat_template.tool_use`. */
const templateKey = /^tokenizer\.chat_template(?:\.|$)/;

/** The chat templates of a file, each under its key. */
export function judgeTemplates(header: GgufHeader, judgeTemplate: JudgeTemplate): readonly Judged[] {
  return header.entries
    .filter(({ key }) => templateKey.test(key))
    .flatMap((entry) => judgeEntry(entry, judgeTemplate));
}

function judgeEntry({ key, value, offset }: GgufEntry, judgeTemplate: JudgeTemplate): readonly Judged[] {
  if (typeof value === 'string') {
    const { state, findings } = judgeTemplate(value);
    const told = findings.map((finding): Judged => ({ state, finding: { ...finding, member: key } }));
    return [{ state }, ...told];
  }
  const isLong = typeof value === 'object' && 'bytes' in value;
  const message = isLong
    ? `The chat template ${quoteName(key)} has ${value.bytes} bytes, more than are read.`
    : `The chat template ${quoteName(key)} is no text, which the format asks for.`;
  return [judgeFault('gguf-malformed', { state: 'undecidable', message, offset, isLimit: isLong })];
}

/** Keys that occur twice or are empty: readers that go on take one of them, and differ in which. */
export function checkKeys({ entries }: GgufHeader): readonly StructureFault[] {
  const faults = new StructureFaults();
  const keys = new Set<string>();
  for (const { key, offset } of entries) {
    if (key === '' || keys.has(key))
      faults.add({
        state: 'unknown',
        message: `The metadata key ${quoteName(key)} ${key === '' ? 'is empty' : 'is there twice: which of the two holds depends on who reads it'}.`,
        offset,
      });
    keys.add(key);
  }
  return faults.all;
}

/** `split.count` is a 16-bit number. */
const mostSplits = 65_535;

/**
 * The other files of a model that is split, by the name pattern with which llama.cpp finds them:
 * `<prefix>-00001-of-00003.gguf`.
 */
export function neededSplits({ entries }: GgufHeader, name: string): readonly NeededFile[] {
  const count = entries.find(({ key }) => key === 'split.count')?.value;
  const own = name.slice(name.lastIndexOf('/') + 1);
  const [, prefix] = /^(.+)-\d{5}-of-\d{5}\.gguf$/.exec(own) ?? [];
  if (typeof count !== 'number' || count < 2 || count > mostSplits || prefix === undefined) return [];
  const five = (number: number) => String(number).padStart(5, '0');
  return Array.from({ length: count }, (_, index) => `${prefix}-${five(index + 1)}-of-${five(count)}.gguf`)
    .filter((path) => path !== own)
    .map((path) => ({ path, why: 'it is a part of the same model' }));
}
