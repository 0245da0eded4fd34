import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings } from '../../../server/src/settings/settings.ts';
import { SettingsCache } from '../../../server/src/settings/settingsCache.ts';

describe('readSettings', () => {
  it('reads what the client sent', () => {
    const settings = readSettings({
      lint: { enable: false },
      rules: { 'unpinned-revision': 'error', typosquat: 'off' },
      network: 'off',
    });
    expect(settings.enabled).toBe(false);
    expect([...settings.severities]).toEqual([
      ['unpinned-revision', 'error'],
      ['typosquat', 'off'],
    ]);
    expect(settings.network).toBe('off');
  });

  it('leaves "default", unknown rules and unknown levels to manifest and rule', () => {
    const rules = {
      typosquat: 'default',
      'no-such-rule': 'error',
      'remote-code': 'loud',
      'short-revision': 3,
    };
    expect(readSettings({ rules }).severities.size).toBe(0);
  });

  it.each([null, undefined, 7, 'text', [], { rules: null, lint: [] }, { network: 'maybe' }])(
    'takes %j for nothing said',
    (section) => {
      expect(readSettings(section)).toEqual(defaultSettings);
    },
  );
});

describe('SettingsCache', () => {
  it('asks once per folder until it forgets', async () => {
    const asked: (string | undefined)[] = [];
    const source = async (scope: string | undefined) => {
      asked.push(scope);
      return { lint: { enable: scope !== 'file:///b' } };
    };
    const cache = new SettingsCache(source, () => {});
    expect((await cache.of('file:///a')).enabled).toBe(true);
    expect((await cache.of('file:///b')).enabled).toBe(false);
    await cache.of('file:///a');
    expect(asked).toEqual(['file:///a', 'file:///b']);
    cache.forget();
    await cache.of('file:///a');
    expect(asked).toHaveLength(3);
  });

  it('has the defaults where the client fails, and asks again the next time', async () => {
    const faults: unknown[] = [];
    let fails = true;
    const source = async () => {
      if (fails) throw new Error('no answer');
      return { network: 'on' };
    };
    const cache = new SettingsCache(source, (fault) => faults.push(fault));
    expect(await cache.of(undefined)).toEqual(defaultSettings);
    expect(faults).toHaveLength(1);
    fails = false;
    expect((await cache.of(undefined)).network).toBe('on');
  });
});
