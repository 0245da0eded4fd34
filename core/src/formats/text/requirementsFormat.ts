import { type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import type { Beginning, Format } from '../format.ts';
import { readText } from './readText.ts';
import { textFormat } from './textFormat.ts';

const mostBytes = 1024 * 1024;
const mostFindings = 30;

/** What is installed from elsewhere than a package index, and what is said of it. */
const lines: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /^(?:-e|--editable)[\s=]/, what: 'installs a folder or a repository as it is' },
  {
    pattern: /(?:^|@\s*)(?:git|hg|svn|bzr)\+/,
    what: 'installs from a repository, whatever it holds that day',
  },
  { pattern: /(?:^|@\s*)(?:https?|ftp|file):/, what: 'installs from an address' },
  {
    pattern: /^(?:-i|--index-url|--extra-index-url|--find-links|-f)[\s=]/,
    what: 'takes packages from an index of its own',
  },
  { pattern: /^--trusted-host[\s=]/, what: 'takes packages from a host whose identity is not checked' },
  { pattern: /^(?:\.{1,2}\/|\/|~)|\.(?:whl|zip|tar\.gz)(?:\s|$)/, what: 'installs a file beside it' },
];

/**
 * Requirements that come with a model. No loader installs them, but people do, and installing runs code: what comes from
 * elsewhere than the index is told. Names on the index are for the rules on dependencies.
 */
export const requirementsFormat: Format = {
  id: 'text',
  recognises: (beginning: Beginning) =>
    /(?:^|\/)[\w.-]*requirements[\w.-]*\.(?:txt|in)$/i.test(beginning.name) &&
    textFormat.recognises(beginning),
  async inspect(source, inspection) {
    const verdict = await textFormat.inspect(source, inspection);
    const read = await readText(source, mostBytes, inspection.signal);
    if (read.kind === 'other') return verdict;
    const { state, findings } = joinJudged(judgeRequirements(read.text));
    return {
      ...verdict,
      state: worst([verdict.state, state]),
      findings: [...verdict.findings, ...findings],
    };
  },
};

/** The lines of a requirements file that install from elsewhere than the index. */
export function judgeRequirements(text: string): readonly Judged[] {
  const judged: Judged[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const written = line.replace(/(?:^|\s)#.*$/, '').trim();
    const found = lines.find(({ pattern }) => pattern.test(written));
    if (found !== undefined && judged.length < mostFindings)
      judged.push({
        state: 'unknown',
        finding: {
          rule: 'code-capability',
          severity: 'warning',
          message: `Who installs these requirements ${found.what}, and installing runs code.`,
          offset,
          evidence: written.slice(0, 200),
        },
      });
    offset += Buffer.byteLength(line) + 1;
  }
  return judged;
}
