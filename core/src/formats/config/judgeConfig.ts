import { type ContentsVerdict, type Judged, joinJudged } from '../../finding/contentFinding.ts';
import type { CodeReference, FileFacts } from '../fileFacts.ts';
import type { FormatVerdict } from '../format.ts';
import { holdsKerasObject, judgeKerasConfig } from '../keras/judgeKerasConfig.ts';
import { judgeLicense } from '../license/restrictedLicense.ts';
import { judgeTemplate } from '../template/judgeTemplate.ts';
import { judgeDiffusersIndex } from './diffusersIndex.ts';
import { judgeSkopsNode } from './judgeSkops.ts';
import { judgeTarget } from './judgeTarget.ts';
import { isModuleList, judgeModuleList } from './moduleList.ts';
import { type CodeJudgement, judgeAutoMap, judgeKernel, judgeOwnTrust, kernelKeys } from './remoteCode.ts';
import { type Entry, entriesOf, isRecord, textOf } from './walkValues.ts';

/** One file tells its faults this often. */
const mostFindings = 50;
/** Entries of `auto_map` and the like that are kept as facts. */
const mostCode = 200;

/** Keys under which a dotted name is imported and called with the members beside it. */
const targetKeys = new Set(['_target_', '_class_path_', 'class_path']);
/** Keys of sentence-transformers and others whose dotted value is imported and called; a bare name is looked up. */
const functionKeys = new Set([
  'activation_function',
  'activation_fct',
  'activation_fn',
  'classifier_activation',
]);

/**
 * What a configuration leads its loader to: Python of the model or of another repository, callables by name, templates.
 * All else in it is data. For the value of JSON or YAML, whatever the file is called; pure, and bounded by the value.
 */
export function judgeConfig(value: unknown): FormatVerdict {
  const judged: Judged[] = [];
  const code: CodeReference[] = [];
  const take = (found: CodeJudgement) => {
    judged.push(...found.judged);
    code.push(...found.code);
  };
  if (holdsKerasObject(value)) judged.push(...asJudged(judgeKerasConfig(value)));
  if (isModuleList(value)) take(judgeModuleList(value));
  if (isRecord(value) && typeof value._diffusers_version === 'string') take(judgeDiffusersIndex(value));
  for (const entry of entriesOf(value)) {
    if (entry.key === 'auto_map') take(judgeAutoMap(entry.value, entry.path));
    else if (entry.key === 'custom_pipelines') take(judgeCustomPipelines(entry));
    else judged.push(...judgeEntry(entry));
  }
  const license = isRecord(value) ? judgeLicense(textOf(value.license) ?? '') : undefined;
  if (license !== undefined) judged.push({ state: 'clean', finding: license });
  const { state, findings } = joinJudged(judged);
  const facts = factsOf(value, code.slice(0, mostCode));
  return {
    state,
    findings: findings.slice(0, mostFindings),
    ...(facts === undefined ? {} : { facts }),
  };
}

function judgeEntry(entry: Entry): readonly Judged[] {
  const { key, value, owner } = entry;
  if (key.endsWith('chat_template'))
    return templatesOf(value)
      .map((template) => judgeTemplate(template))
      .flatMap(asJudged);
  if (kernelKeys.has(key)) return [judgeKernel(value, entry.path)];
  if (key === 'trust_remote_code') return [judgeOwnTrust(value, entry.path)];
  if (key === 'parent_library') return judgeParentLibrary(value, entry.path);
  if (key === '__loader__') return [judgeSkopsNode(owner, entry.path) ?? { state: 'clean' }];
  const name = textOf(value);
  if (name === undefined) return [];
  // `instantiate_from_config` of latent diffusion calls its key `target`, and passes `params`.
  const isNamed = functionKeys.has(key) || (key === 'target' && 'params' in owner);
  if (targetKeys.has(key) || (isNamed && name.includes('.'))) return [judgeTarget(name, entry.path)];
  return [];
}

/** A text, a list of `{name, template}`, or a table of templates by name. */
function templatesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!isRecord(value) && !Array.isArray(value)) return [];
  return Object.values(value).flatMap((item: unknown) => {
    const template = isRecord(item) ? item.template : item;
    return typeof template === 'string' ? [template] : [];
  });
}

function asJudged({ state, findings }: ContentsVerdict): readonly Judged[] {
  return findings.length === 0 ? [{ state }] : findings.map((finding): Judged => ({ state, finding }));
}

/** The pipelines of a model with code: `{task: {impl: 'module.Class'}}`. */
function judgeCustomPipelines({ value, path }: Entry): CodeJudgement {
  const named = Object.values(isRecord(value) ? value : {}).flatMap((pipeline) =>
    isRecord(pipeline) && typeof pipeline.impl === 'string' ? [pipeline.impl] : [],
  );
  return named.length === 0 ? { judged: [], code: [] } : judgeAutoMap({ named }, path);
}

/** PEFT imports the library of the base model's class by the name that an adapter gives. */
function judgeParentLibrary(value: unknown, path: string): readonly Judged[] {
  const name = textOf(value) ?? 'transformers';
  const root = name.split('.', 1)[0] ?? '';
  if (
    ['transformers', 'diffusers', 'peft', 'torch', 'timm', 'sentence_transformers', '__main__'].includes(root)
  )
    return [];
  return root === 'transformers_modules'
    ? judgeAutoMap(`${name}.`, path).judged
    : [judgeTarget(name, path, 'config-remote-code')];
}

function factsOf(value: unknown, code: readonly CodeReference[]): FileFacts | undefined {
  const base = isRecord(value) ? textOf(value.base_model_name_or_path) : undefined;
  const license = isRecord(value) ? textOf(value.license) : undefined;
  if (code.length === 0 && base === undefined && license === undefined) return undefined;
  return {
    ...(code.length === 0 ? {} : { code }),
    ...(base === undefined ? {} : { card: { baseModels: [base], datasets: [] } }),
    ...(license === undefined ? {} : { licenses: [license] }),
  };
}
