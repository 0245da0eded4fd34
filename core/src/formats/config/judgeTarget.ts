import type { Judged } from '../../finding/contentFinding.ts';
import type { ContentRule } from '../../finding/ruleCatalogue.ts';
import { dangerOf } from '../pickle/policy/dangerous.ts';
import { allowedTargets, blockModules } from './importTargets.ts';

/**
 * A dotted name that a library imports and calls because a configuration says so (`_target_` of Hydra and OmegaConf:
 * CVE-2025-23304 in NeMo, CVE-2026-22584 in uni2ts). What stands on no list is at best `unknown`.
 * @param where the key under which it stands, for people
 */
export function judgeTarget(target: string, where: string, rule: ContentRule = 'hydra-target'): Judged {
  const parts = target.split('.');
  const name = parts.at(-1) ?? '';
  const module = parts.slice(0, -1).join('.');
  const evidence = `${where}: ${target}`.slice(0, 200);
  if (allowedTargets.has(target) || isBlock(target, parts)) return { state: 'clean' };
  const danger = parts.some((part) => part.startsWith('__'))
    ? 'reaches any object through it'
    : dangerOf(module === '' ? 'builtins' : module, name);
  if (danger !== undefined) {
    return {
      state: 'dangerous',
      finding: {
        rule,
        severity: 'error',
        message: `The configuration has ${target} called, which ${danger}, by whoever instantiates it.`,
        evidence,
      },
    };
  }
  return {
    state: 'unknown',
    finding: {
      rule,
      severity: 'warning',
      message: `The configuration has ${target} imported and called, which is on no list of what models are built of.`,
      evidence,
    },
  };
}

/** A class in a module of building blocks; private parts and attributes of classes are none. */
function isBlock(target: string, parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? '';
  return (
    blockModules.some((module) => target.startsWith(`${module}.`)) &&
    /^[A-Z][A-Za-z0-9]*$/.test(name) &&
    parts.slice(0, -1).every((part) => /^[a-z][a-z0-9_]*$/.test(part))
  );
}
