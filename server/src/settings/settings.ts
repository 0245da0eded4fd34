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
  /** The Hub that links lead to; empty where the user set none. */
  readonly hubEndpoint: string;
  readonly shows: Shown;
  /** True where files that are not open are looked at, too, from the start. */
  readonly workspaceDiagnostics: boolean;
  /** Of one look at a folder. */
  readonly limits: CheckLimits;
}

/** How much of a folder is read at most. */
export interface CheckLimits {
  readonly files: number;
  readonly bytes: number;
}

/** What is shown beside findings where the user wants it. */
export interface Shown {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

const megabyte = 1024 * 1024;

export const defaultSettings: Settings = {
  enabled: true,
  severities: new Map(),
  network: 'ask',
  hubEndpoint: '',
  shows: { codeLens: false, inlayHints: false },
  workspaceDiagnostics: false,
  limits: { files: 20_000, bytes: 200 * megabyte },
};

/** Reads a section as a client sent it. What is not understood counts as not set. */
export function readSettings(section: unknown): Settings {
  const severities = new Map<RuleSlug, SeverityLevel>();
  for (const [slug, level] of Object.entries(objectAt(section, 'rules'))) {
    if (isRuleSlug(slug) && isSeverityLevel(level)) severities.set(slug, level);
  }
  const { network, codeLens, inlayHints, workspaceDiagnostics } = objectOf(section);
  const { maxFiles, maxMegabytes } = objectAt(section, 'workspace');
  const { endpoint } = objectAt(section, 'hub');
  return {
    enabled: objectAt(section, 'lint').enable !== false,
    severities,
    network: networkModes.find((mode) => mode === network) ?? defaultSettings.network,
    hubEndpoint: typeof endpoint === 'string' ? endpoint.trim() : '',
    shows: { codeLens: codeLens === true, inlayHints: inlayHints === true },
    workspaceDiagnostics: workspaceDiagnostics === true,
    limits: {
      files: countOf(maxFiles) ?? defaultSettings.limits.files,
      bytes: (countOf(maxMegabytes) ?? defaultSettings.limits.bytes / megabyte) * megabyte,
    },
  };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function objectAt(value: unknown, key: string): Record<string, unknown> {
  return objectOf(objectOf(value)[key]);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
