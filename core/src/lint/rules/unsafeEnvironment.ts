import type { LintContext } from '../context.ts';
import { type UnsafeVariable, unsafeVariables } from '../environment/unsafeVariables.ts';
import type { VariableFacts } from '../facts/documentFacts.ts';
import type { EnvironmentSetting } from '../facts/environment.ts';
import { isOlder } from '../project/pep440.ts';
import type { Report, Rule } from './rule.ts';

/** A variable that takes a guard away, set to a value that its library takes for "yes". */
export const unsafeEnvironment: Rule<VariableFacts> = {
  slug: 'unsafe-environment',
  *check({ settings }, context) {
    for (const setting of settings) {
      const variable = unsafeVariables.find(({ name }) => name === setting.name);
      if (variable?.accepts(setting.value) && !isWithoutEffect(variable, context)) {
        yield reportOn(setting, variable);
      }
    }
  },
};

function isWithoutEffect({ until }: UnsafeVariable, { project }: LintContext): boolean {
  const lowest = until === undefined ? undefined : project.lowestVersion(until.distribution);
  return until !== undefined && lowest !== undefined && !isOlder(lowest, until.version);
}

function reportOn(setting: EnvironmentSetting, { name, effect, advice, severity }: UnsafeVariable): Report {
  const edits = setting.remove();
  return {
    span: setting.span,
    scope: setting.scope,
    message: `${name}="${setting.value}" ${effect}. ${advice}`,
    provenance: setting.provenance,
    fixes: edits === undefined ? [] : [{ kind: 'remove', title: `Remove ${name}`, safe: false, edits }],
    ...(setting.overridable ? { severity: 'hint' as const } : severity === undefined ? {} : { severity }),
  };
}
