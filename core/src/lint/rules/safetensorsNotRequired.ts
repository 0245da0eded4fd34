import type { Fix } from '../../finding/fix.ts';
import type { LintContext } from '../context.ts';
import { loadQuestion } from '../facts/loadQuestion.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { loadSet } from '../loaders/loadSet.ts';
import { ceilingOf, shortName } from './loadReport.ts';
import type { Rule } from './rule.ts';
import { pickleWeights, safetensorsWeights } from './weightFiles.ts';

/** A weights loader that accepts `use_safetensors` has `False` or lacks `True`. Marks the callee's name only. */
export const safetensorsNotRequired: Rule = {
  slug: 'safetensors-not-required',
  *check({ loads }, context) {
    for (const load of loads) {
      const stated = load.safetensors.value;
      if (load.loader.safetensors === undefined || stated === true || stated === 'unknown') continue;
      if (stated === 'absent' && (load.repository === undefined || load.overridable)) continue;
      const known = knownWeights(load, context);
      if (stated === 'absent' && known === 'safetensors') continue;
      yield {
        severity: stated === false || known === 'pickle' ? 'warning' : 'information',
        ...ceilingOf(load),
        span: load.calleeSpan,
        scope: load.callSpan,
        message: messageFor(load, known),
        reference: load.reference,
        fixes: requireFix(load, known),
      };
    }
  },
};

/** What this load reads of the pinned revision, else what that holds, where its files were listed before. */
function knownWeights(load: ModelLoad, { hub }: LintContext): 'safetensors' | 'pickle' | 'unknown' {
  const { repository, reference } = load;
  if (repository === undefined || reference.revision === null || reference.revisionState !== 'sha')
    return 'unknown';
  const files = hub.filesAt(repository, reference.revision);
  if (files === undefined) return 'unknown';
  // What it would read were it not told: where that is safetensors, they can be required.
  const read = loadSet({ ...loadQuestion(load), useSafetensors: 'absent' }, files);
  if (read.isKnown && read.files.some(({ isCertain, format }) => isCertain && format === 'pickle'))
    return 'pickle';
  if (files.some((file) => safetensorsWeights.test(file.path))) {
    return files.some((file) => pickleWeights.test(file.path)) ? 'unknown' : 'safetensors';
  }
  return files.some((file) => pickleWeights.test(file.path)) ? 'pickle' : 'unknown';
}

function messageFor(load: ModelLoad, known: ReturnType<typeof knownWeights>): string {
  const name = shortName(load.callable);
  const [parameter = '', key] = load.loader.safetensors?.split('.') ?? [];
  const option = (value: string) =>
    key === undefined ? `${parameter}=${value}` : `${parameter}={"${key}": ${value}}`;
  if (load.safetensors.value === false) {
    return `${option('False')} makes ${name} read pickle files only, and a pickle runs code when it is read.`;
  }
  if (known === 'pickle') {
    return `"${load.reference.repo}" gives this call pickle weights at this commit, and a pickle runs code when it is read. ${option('True')} would make the load fail: ask for a safetensors version.`;
  }
  return `${name} falls back to a pickle file, which runs code when it is read, if the safetensors are missing. Require them with ${option('True')}.`;
}

function requireFix(load: ModelLoad, known: ReturnType<typeof knownWeights>): Fix[] {
  const change = known === 'pickle' ? undefined : load.editor.requireSafetensors();
  if (change === undefined || load.repository === undefined) return [];
  const { subfolder, variant, reference, repository } = load;
  return [
    {
      kind: 'safetensors',
      title: 'Require safetensors, where the files are there',
      safe: !change.shared,
      needs: 'hub',
      question: {
        ask: 'safetensors-present',
        repository,
        revision: reference.revision ?? 'main',
        ...(subfolder === undefined ? {} : { subfolder }),
        ...(variant === undefined ? {} : { variant }),
      },
      edits: change.edits,
    },
  ];
}
