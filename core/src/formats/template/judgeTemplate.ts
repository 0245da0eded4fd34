import { type ContentsVerdict, type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import { judgeAccess } from './judgeAccess.ts';
import { judgeAttributes, judgeTokens } from './judgeTokens.ts';
import { parseTemplate } from './parseTemplate.ts';
import { undecidable } from './templateFinding.ts';
import { nodesOf } from './templateNode.ts';
import { templateTokens } from './templateTokens.ts';
import { TextValues } from './textValues.ts';
import { UnreadableTemplate } from './unreadableTemplate.ts';

/** One template tells its faults this often. */
const mostFindings = 20;

/**
 * Judges a chat template by its tree: what reaches beyond the values that it is given is a way to run code wherever
 * templates are rendered without a sandbox (CVE-2024-34359, llama-cpp-python before 0.2.72). What cannot be read is
 * undecidable, and dangerous where its words alone say so. Never throws; bounded in time, memory and stack.
 */
export function judgeTemplate(text: string): ContentsVerdict {
  const judged: Judged[] = [];
  try {
    const read = templateTokens(text);
    judged.push(...judgeTokens(read));
    try {
      judged.push(...judgeTree(read));
    } catch (fault) {
      judged.push(...judgeAttributes(read));
      throw fault;
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableTemplate)) throw fault;
    judged.push(undecidable(fault.message));
  }
  return summary(judged);
}

function judgeTree(read: ReturnType<typeof templateTokens>): readonly Judged[] {
  const body = parseTemplate(read);
  const values = new TextValues(body);
  return [...nodesOf(body)].flatMap((node) => judgeAccess(node, values) ?? []);
}

/** The worst first, each told once. */
function summary(judged: readonly Judged[]): ContentsVerdict {
  const state = worst(judged.map((one) => one.state));
  const ordered = [
    ...judged.filter((one) => one.state === state),
    ...judged.filter((one) => one.state !== state),
  ];
  const told = new Map(ordered.map((one) => [`${one.finding?.message}${one.finding?.evidence}`, one]));
  return joinJudged([...told.values()].slice(0, mostFindings));
}
