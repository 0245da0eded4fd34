import { type ArchiveMember, UnreadableMember } from '../../archive/archive.ts';
import { type ContentFinding, worst } from '../../finding/contentFinding.ts';
import { inspectMember, openMember } from '../archiveMembers.ts';
import type { FormatVerdict, Inspection } from '../format.ts';
import { allowedOperators } from './allowedOperators.ts';

/** Bytes of one file of code; a model with thousands of layers has some hundred kilobytes. */
const longestCode = 64 * 1024 * 1024;

/** Operators of torchvision, which come with it and compute on boxes. */
const torchvision = 'nms roi_align roi_pool ps_roi_align ps_roi_pool deform_conv2d box_iou_rotated';

const operators = new Map(
  Object.entries({ ...allowedOperators, torchvision }).map(([name, names]) => [
    name,
    new Set(names.trim().split(/\s+/)),
  ]),
);
/** Values of torch that are named in code and are no operators. */
const constants = new Set('device dtype layout Tensor Size Generator Stream memory_format'.split(' '));
/** Operators that reach files: they may also be called as methods. */
const reachingFiles = new Set(['save', 'from_file']);

const stringsAndComments = /#[^\n]*|(['"])(?:\\[\s\S]|(?!\1)[^\\\n])*\1/g;
const names = /[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g;

/**
 * TorchScript is a language of its own: it is compiled when the model is loaded, and it reaches nothing but operators,
 * which it can only name in full (torch/csrc/jit/serialization/import_source.cpp). So its names are all it can do.
 */
export async function judgeTorchScript(
  members: readonly ArchiveMember[],
  inspection: Inspection,
): Promise<FormatVerdict> {
  const verdicts: FormatVerdict[] = [];
  for (const member of members) {
    if (member.kind !== 'file') continue;
    verdicts.push(
      member.name.endsWith('.py')
        ? await judgeCodeMember(member, inspection)
        : await inspectMember(member, inspection),
    );
  }
  return {
    state: worst(verdicts.map(({ state }) => state)),
    findings: verdicts.flatMap(({ findings }) => findings),
  };
}

function judgeCodeMember(member: ArchiveMember, inspection: Inspection): Promise<FormatVerdict> {
  return openMember(member, inspection, async (source) => {
    if (source.size > longestCode)
      throw new UnreadableMember('limit-exceeded', `${source.size} bytes of code are more than are read`);
    const code = new TextDecoder().decode(await source.read(0, source.size, inspection.signal));
    const findings = judgeCode(code);
    return {
      state: worst(findings.map(({ severity }) => (severity === 'error' ? 'dangerous' : 'unknown'))),
      findings: findings.map((finding) => ({ ...finding, member: member.name })),
    };
  });
}

/** What code uses beyond operators that only compute; each name once. */
export function judgeCode(code: string): ContentFinding[] {
  const masked = code.replace(stringsAndComments, (text) => ' '.repeat(text.length));
  const findings = new Map<string, ContentFinding>();
  for (const { 0: text, index } of masked.matchAll(names)) {
    const [root = '', ...path] = text.split(/\s*\.\s*/);
    const name = nameBeyond(root, path);
    if (name !== undefined && !findings.has(name)) findings.set(name, finding(name, index));
  }
  return [...findings.values()];
}

function nameBeyond(root: string, path: readonly string[]): string | undefined {
  const file = path.find((part) => reachingFiles.has(part));
  if (file !== undefined) return `torch.${file}`;
  if (root === 'torch') {
    const [name = '', ...rest] = path;
    const isKnown = (operators.get('aten')?.has(name) === true && rest.length === 0) || constants.has(name);
    return isKnown || path.length === 0 ? undefined : `torch.${path.join('.')}`;
  }
  if (root !== 'ops') return undefined;
  const [namespace = '', name = ''] = path;
  return operators.get(namespace)?.has(name) === true || path.length === 0
    ? undefined
    : `ops.${path.join('.')}`;
}

function finding(name: string, offset: number): ContentFinding {
  const reachesFiles = name === 'torch.save' || name === 'torch.from_file';
  return {
    rule: 'code-capability',
    severity: reachesFiles ? 'error' : 'warning',
    message: reachesFiles
      ? `The TorchScript code uses ${name}, which reads or writes files when the model runs.`
      : `The TorchScript code uses ${name}, which is no operator that only computes.`,
    offset,
    evidence: name,
  };
}
