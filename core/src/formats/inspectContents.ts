import { ByteReadError, type ByteSource } from '../bytes/byteSource.ts';
import { CountingSource } from '../bytes/countingSource.ts';
import { type ContentFinding, worst } from '../finding/contentFinding.ts';
import { judgeName } from './expectedFormats.ts';
import { type Beginning, beginningLength, type InspectedContents, type Inspection } from './format.ts';
import { deepestNesting, InspectionBudget } from './inspectionBudget.ts';
import { recogniseFormat } from './recogniseFormat.ts';

/** The verdict on a file. */
export interface InspectedFile extends InspectedContents {
  readonly size: number;
  /** Bytes that were looked at, those looked at twice counted twice. */
  readonly bytesRead: number;
}

/**
 * What a file holds, by its content: the one entry for scanning bytes. Bad input is a finding and a state.
 * @param name the path in the model, `/` separated; it only says what was expected
 * @param acceptedNames dotted names in pickles that the policy accepts beside the allow list
 * @throws the signal's reason where it was aborted
 */
export async function inspectContents(
  source: ByteSource,
  name: string,
  signal?: AbortSignal,
  acceptedNames: ReadonlySet<string> = new Set(),
): Promise<InspectedFile> {
  const counting = new CountingSource(source);
  const shared: Shared = { budget: new InspectionBudget(source.size), acceptedNames, signal };
  const contents = await inspect(counting, name, shared, 0);
  return { ...contents, size: source.size, bytesRead: counting.bytesRead };
}

/** What holds for a file and all that is found inside it. */
interface Shared {
  readonly budget: InspectionBudget;
  readonly acceptedNames: ReadonlySet<string>;
  readonly signal: AbortSignal | undefined;
}

async function inspect(
  source: ByteSource,
  name: string,
  shared: Shared,
  depth: number,
): Promise<InspectedContents> {
  const { signal } = shared;
  try {
    const head = await source.read(0, beginningLength, signal);
    const beginning = { head: head.slice(), source, name, ...(signal === undefined ? {} : { signal }) };
    const format = await recogniseFormat(beginning);
    if (format === undefined) return unrecognised(beginning);
    const verdict = await format.inspect(source, inspectionOf(name, shared, depth));
    const id = verdict.format ?? format.id;
    const mismatch = judgeName(name, id);
    if (mismatch === undefined) return { ...verdict, format: id };
    return {
      ...verdict,
      format: id,
      state: worst([verdict.state, mismatch.state]),
      findings: [mismatch.finding, ...verdict.findings],
    };
  } catch (fault) {
    if (!(fault instanceof ByteReadError)) throw fault;
    return undecidable('unreadable', fault.message, {
      rule: 'content-unsupported',
      severity: 'warning',
      message: `The bytes cannot be read: ${fault.message}.`,
    });
  }
}

function inspectionOf(name: string, shared: Shared, depth: number): Inspection {
  const { budget, acceptedNames, signal } = shared;
  return {
    name,
    budget,
    acceptedNames,
    depth,
    ...(signal === undefined ? {} : { signal }),
    async inspectInner(source, innerName) {
      if (depth >= deepestNesting || !budget.takePart(source.size)) {
        const reason =
          depth >= deepestNesting
            ? `more than ${deepestNesting} levels of nesting`
            : 'too many parts, or parts that overlap';
        return undecidable('unknown', reason, {
          rule: 'limit-exceeded',
          severity: 'warning',
          message: `What lies in ${innerName} was not read: ${reason}.`,
          member: innerName,
        });
      }
      const inner = await inspect(source, innerName, shared, depth + 1);
      return {
        ...inner,
        findings: inner.findings.map((finding) => ({
          ...finding,
          member: finding.member === undefined ? innerName : `${innerName}/${finding.member}`,
        })),
      };
    },
  };
}

function unrecognised({ source, name }: Beginning): InspectedContents {
  if (source.size === 0) return { format: 'empty', state: 'clean', findings: [] };
  const mismatch = judgeName(name, 'unknown');
  return undecidable(
    'unknown',
    'its format is not known',
    mismatch?.finding ?? {
      rule: 'content-unsupported',
      severity: 'information',
      message: 'The format of the file is not known, so what a loader would do with it is not, either.',
    },
  );
}

function undecidable(format: string, reason: string, finding: ContentFinding): InspectedContents {
  return { format, state: 'undecidable', reason, findings: [finding] };
}
