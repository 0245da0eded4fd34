import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Setting {
  readonly scope?: string;
}

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: string[];
    };
  };
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Record<string, Setting> }[];
  };
}

const manifest: Manifest = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
const settings = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group) => group.properties),
) as Record<string, Setting>;
const { restrictedConfigurations, supported } = manifest.capabilities.untrustedWorkspaces;
const machineScopes = ['machine', 'machine-overridable'];

/** What an untrusted workspace must not decide: where requests and tokens go, what is believed, what is run. */
const protectedSubject =
  /endpoint|url|proxy|cache|folder|path|token|trust|identit|issuer|root|key|policy|network|online/i;

describe('the settings of an untrusted workspace', () => {
  it('are limited, not unrestricted', () => {
    expect(supported).toBe('limited');
  });

  it('protect endpoint, cache folder, token source and network', () => {
    for (const name of [
      'modelWarden.hub.endpoint',
      'modelWarden.hub.cacheFolder',
      'modelWarden.hub.tokenFromEnvironment',
      'modelWarden.network',
    ]) {
      expect(Object.keys(settings)).toContain(name);
      expect(restrictedConfigurations).toContain(name);
    }
  });

  it.each(
    Object.keys(settings).filter(
      (name) => !name.startsWith('modelWarden.rules.') && protectedSubject.test(name),
    ),
  )('%s belongs to the machine and is restricted', (name) => {
    expect(machineScopes).toContain(settings[name]?.scope);
    expect(restrictedConfigurations).toContain(name);
  });

  it('restrict every setting of the machine, and none that is not there', () => {
    const ofTheMachine = Object.keys(settings).filter((name) =>
      machineScopes.includes(settings[name]?.scope ?? ''),
    );
    expect([...restrictedConfigurations].sort()).toEqual(ofTheMachine.sort());
  });
});
