import { isRuleSlug, type RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import { isSeverityLevel, type SeverityLevel } from '../../../core/src/finding/severity.ts';
import type { NetworkMode } from '../../../core/src/reference/gatedResolver.ts';

const networkModes: readonly NetworkMode[] = ['off', 'ask', 'on'];

/** The `modelWarden` section as far as the server reads it. */
export interface Settings {
  readonly enabled: boolean;
  readonly severities: ReadonlyMap<RuleSlug, SeverityLevel>;
  /** Counts where the server asks the Hub itself. */
  readonly network: NetworkMode;
}

export const defaultSettings: Settings = { enabled: true, severities: new Map(), network: 'ask' };

/** Reads a section as a client sent it. What is not understood counts as not set. */
export function readSettings(section: unknown): Settings {
  const severities = new Map<RuleSlug, SeverityLevel>();
  for (const [slug, level] of Object.entries(objectAt(section, 'rules'))) {
    if (isRuleSlug(slug) && isSeverityLevel(level)) severities.set(slug, level);
  }
  const network = objectOf(section).network;
  return {
    enabled: objectAt(section, 'lint').enable !== false,
    severities,
    network: networkModes.find((mode) => mode === network) ?? defaultSettings.network,
  };
}

function objectAt(value: unknown, key: string): Record<string, unknown> {
  return objectOf(objectOf(value)[key]);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
