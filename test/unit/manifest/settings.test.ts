import { describe, expect, it } from 'vitest';
import { ruleSlugs } from '../../../core/src/finding/ruleCatalogue.ts';
import { severityLevels } from '../../../core/src/finding/severity.ts';
import manifest from '../../../package.json' with { type: 'json' };
import strings from '../../../package.nls.json' with { type: 'json' };
import { runScript } from '../scripts/runScript.ts';

interface Setting {
  readonly type: string;
  readonly scope?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
}

const settings: [string, Setting][] = manifest.contributes.configuration.flatMap(({ properties }) =>
  Object.entries(properties),
);

describe('the settings of the manifest', () => {
  it('name every rule of the catalogue, and no other', () => {
    const prefix = 'modelWarden.rules.';
    const named = settings.flatMap(([key]) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    expect(named.sort()).toEqual([...ruleSlugs].sort());
  });

  it('are those that the generator writes from the catalogue', () => {
    expect(runScript('manifest/writeRuleSettings.mjs', '--check')).toMatchObject({ code: 0 });
  });

  it('offer every level for a rule, and to leave it to manifest and rule', () => {
    const rules = settings.filter(([key]) => key.startsWith('modelWarden.rules.'));
    for (const [key, setting] of rules) {
      expect(new Set(setting.enum), key).toEqual(new Set(['default', ...severityLevels]));
      expect(setting.default, key).toBe('default');
    }
  });

  it.each(settings)('%s has a scope, a default and a markdown description', (_key, setting) => {
    expect(['resource', 'window', 'machine', 'machine-overridable']).toContain(setting.scope);
    expect(setting.default).toBeDefined();
    expect(textOf(setting.markdownDescription)).not.toBe('');
    if (setting.enum !== undefined) {
      expect(setting.markdownEnumDescriptions).toHaveLength(setting.enum.length);
      for (const description of setting.markdownEnumDescriptions ?? [])
        expect(textOf(description)).not.toBe('');
    }
  });
});

describe('the strings of the manifest', () => {
  const used = new Set(
    JSON.stringify(manifest)
      .match(/%[\w.-]+%/g)
      ?.map((key) => key.slice(1, -1)),
  );

  it('all stand in package.nls.json, which holds no other', () => {
    expect([...used].sort()).toEqual(Object.keys(strings).sort());
  });
});

describe('the settings table of the README', () => {
  it('says what package.json says', () => {
    expect(runScript('manifest/writeSettingsTable.mjs', '--check')).toMatchObject({ code: 0 });
  });
});

describe('the messages of the client', () => {
  it('all stand in the bundle for translators', () => {
    expect(runScript('manifest/writeMessages.mjs', '--check')).toMatchObject({ code: 0 });
  });
});

/** The English text behind `%key%`. */
function textOf(placeholder: string | undefined): string {
  const key = placeholder?.slice(1, -1);
  return Object.entries(strings).find(([name]) => name === key)?.[1] ?? '';
}
