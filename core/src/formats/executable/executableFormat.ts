import { joinJudged, worst } from '../../finding/contentFinding.ts';
import type { Beginning, Format } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { type ExecutableKind, executableKinds } from './executableKinds.ts';

/** Programs and libraries beside a model: no loader of weights needs one, and what one does no list can tell. */
export const executableFormat: Format = {
  id: 'executable',
  recognises: async (beginning) => (await kindOf(beginning)) !== undefined,
  async inspect(source, inspection) {
    const { name, signal } = inspection;
    const head = (await source.read(0, 4096, signal)).slice();
    const kind = await kindOf({ head, source, name, ...(signal === undefined ? {} : { signal }) });
    const hidden = joinJudged(await judgeHiddenData(source, source.size, inspection));
    return {
      state: worst(['unknown', hidden.state]),
      findings: [
        {
          rule: 'embedded-executable',
          severity: 'warning',
          message: `The file is ${kind?.name ?? 'a program'}: a model needs none, and whatever it does, it does as whoever runs it.`,
          offset: 0,
        },
        ...hidden.findings,
      ],
      reason: 'native code is not read',
    };
  },
};

async function kindOf(beginning: Beginning): Promise<ExecutableKind | undefined> {
  for (const kind of executableKinds) if (await kind.recognises(beginning)) return kind;
  return undefined;
}

const scripts = /\.(?:sh|bash|zsh|fish|csh|ksh|bat|cmd|ps1|psm1|vbs|applescript|command)$/i;

/** Scripts of shells and other interpreters; those of Python are a format of their own. */
export const scriptFormat: Format = {
  id: 'script',
  recognises: ({ head, name }: Beginning) => scripts.test(name) || (head[0] === 0x23 && head[1] === 0x21),
  async inspect(source, inspection) {
    const hidden = joinJudged(await judgeHiddenData(source, source.size, inspection));
    const first = new TextDecoder().decode(await source.read(0, 128, inspection.signal)).split('\n')[0] ?? '';
    return {
      state: worst(['unknown', hidden.state]),
      findings: [
        {
          rule: 'embedded-executable',
          severity: 'information',
          message: 'The file is a script. No loader of models runs it; read it before you do.',
          offset: 0,
          evidence: first,
        },
        ...hidden.findings,
      ],
      reason: 'scripts are not analysed',
    };
  },
};
