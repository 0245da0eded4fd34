import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { expandHome, hubCacheFolder } from '../../../core/src/reference/cachePath.ts';
import { hubSettings } from '../hub/hubSettings.ts';

/**
 * Which Hub cache is meant: with a window on WSL, a container or a host behind SSH it is the one on that machine, since
 * the extension runs where the files are.
 */
export function hubCacheText(): string {
  const home = homedir();
  const { cacheFolder } = hubSettings();
  const folder =
    cacheFolder === ''
      ? hubCacheFolder({ env: process.env, home, path })
      : expandHome(cacheFolder, home, path);
  const { remoteName } = vscode.env;
  return remoteName === undefined
    ? vscode.l10n.t('Hub cache: {0}', folder)
    : vscode.l10n.t('Hub cache on the remote machine ({0}): {1}', remoteName, folder);
}
