import type { FileDigest, NoDigest } from '../../digest/digester.ts';
import type { LfsPointer } from '../../formats/lfsPointer/lfsPointer.ts';
import { byteSize } from '../../text/byteSize.ts';
import type { ModelFile } from '../modelFolder/modelFolder.ts';
import type { CheckFinding, CoverSource } from '../report.ts';
import { type Comparison, compareFile, type Difference, expectedSha256 } from './compareFile.ts';
import type { ExpectedFile } from './expectedFile.ts';
import type { FileJudgement, IntegrityFile } from './integrityResult.ts';

/** What is at hand on one file. */
export interface FileFacts {
  readonly file: ModelFile;
  readonly expected: readonly ExpectedFile[];
  /** Absent where it was not read because its size says enough. */
  readonly digest?: FileDigest | NoDigest;
  readonly pointer?: LfsPointer;
  /** True where a list of all files of the commit is at hand. */
  readonly isListComplete: boolean;
  /** True in a Hub cache, where nobody but a client that downloads writes. */
  readonly isInCache: boolean;
}

/** Judges one file by itself. */
export function judgeFile(facts: FileFacts): {
  readonly file: IntegrityFile;
  readonly judgement: FileJudgement;
} {
  const { file, expected, digest } = facts;
  const hashes = digest === undefined || 'failed' in digest ? undefined : digest;
  const size = hashes?.size ?? file.size;
  const comparison = compareFile(size, hashes, expected);
  return {
    file: {
      path: file.path,
      size,
      sha256: hashes?.sha256 ?? null,
      coveredBy: comparison.coveredBy,
      ...(hashes === undefined ? {} : { sha256From: hashes.from }),
    },
    judgement: { path: file.path, ...judge(facts, size, comparison) },
  };
}

function judge(
  { file, expected, digest, pointer, isListComplete, isInCache }: FileFacts,
  size: number,
  { coveredBy, differs }: Comparison,
): Omit<FileJudgement, 'path'> {
  const finding = (
    rule: CheckFinding['rule'],
    severity: CheckFinding['severity'],
    message: string,
  ): { finding: CheckFinding } => ({ finding: { rule, severity, message, path: file.path } });
  if (coveredBy.length > 0) return {};
  if (pointer !== undefined && (differs === undefined || expectedSha256(expected) === pointer.sha256)) {
    return {
      ...finding(
        'lfs-pointer',
        'warning',
        'This is a pointer of Git LFS, not the file: its content was never fetched, so there is nothing to verify. Run "git lfs pull", or download the file from the Hub.',
      ),
      open: 'it is a Git LFS pointer, its content was never fetched',
    };
  }
  if (differs !== undefined) {
    const { finding: found } = finding('hash-mismatch', 'error', mismatchMessage(size, differs));
    return { finding: { ...found, ...mismatchEvidence(differs, digest) }, fails: true };
  }
  if (digest === undefined) return { open: 'it was not read' };
  if ('failed' in digest) return { open: `it could not be read: ${digest.failed}` };
  if (expected.length === 0 && isListComplete) {
    return {
      ...finding(
        'unlisted-file',
        isInCache ? 'error' : 'warning',
        'The commit has no such file. Somebody or something put it here, and nothing says what it must be; a loader that looks for it by name would take it for a part of the model.',
      ),
      ...(isInCache ? { fails: true } : { open: 'the commit has no such file' }),
    };
  }
  return { open: 'nothing says what it must be' };
}

/** For people, before "says". */
export const sourceNames: Readonly<Record<CoverSource, string>> = {
  hub: 'the Hub',
  manifest: 'the manifest',
  'tree-list': 'the list of the commit in the Hub cache',
  'cache-name': 'the name of its blob in the Hub cache',
};

function mismatchMessage(size: number, { from, in: what }: Difference): string {
  const source = sourceNames[from.source];
  const shouldBe =
    what === 'size' && from.size !== undefined
      ? `It has ${sizes(size, from.size).join(` where ${source} says `)}.`
      : `Its hash is not the one that ${source} says.`;
  return `${shouldBe} It was changed, damaged or never fully written: do not load it, download it anew.`;
}

function mismatchEvidence(
  { from, in: what }: Difference,
  digest: FileFacts['digest'],
): { evidence?: string } {
  if (what === 'size' || digest === undefined || 'failed' in digest) return {};
  return {
    evidence:
      from.sha256 === undefined
        ? `git blob ${digest.gitOid} instead of ${from.gitOid}`
        : `SHA-256 ${digest.sha256} instead of ${from.sha256}`,
  };
}

/** Two sizes for people; in bytes where they would look the same. */
function sizes(is: number, shouldBe: number): [string, string] {
  const shown: [string, string] = [byteSize(is), byteSize(shouldBe)];
  return shown[0] === shown[1] ? [`${is} bytes`, `${shouldBe} bytes`] : shown;
}
