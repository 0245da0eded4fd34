import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The user settings that every window of the tests starts with: nothing that saves, asks, fetches or covers the
 * editor by itself.
 * @param {Record<string, unknown>} [more]
 * @returns {Record<string, unknown>}
 */
export function userSettings(more = {}) {
  return {
    'chat.disableAIFeatures': true,
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'on',
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'files.autoSave': 'off',
    'git.openRepositoryInParentFolders': 'never',
    'remote.autoForwardPorts': false,
    'security.workspace.trust.startupPrompt': 'never',
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'window.restoreWindows': 'none',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    ...more,
  };
}

/**
 * Writes a user's settings into a window's data folder. Our own settings also go where a remote window looks for
 * those of scope `machine`: it does not take them from the user.
 * @param {string} data the folder that the window gets as `--user-data-dir`
 * @param {Record<string, unknown>} settings
 */
export async function writeUserSettings(data, settings) {
  const ours = Object.entries(settings).filter(([name]) => name.startsWith('modelWarden.'));
  await writeJson(join(data, 'User'), settings);
  await writeJson(join(data, 'Machine'), Object.fromEntries(ours));
}

async function writeJson(folder, settings) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}
