import * as vscode from 'vscode';
import { type Endpoint, parseEndpoint, publicHub } from '../../../core/src/hub/endpoint.ts';
import type { NetworkMode } from '../../../core/src/reference/gatedResolver.ts';

/** What the user's settings say of the Hub; VS Code itself keeps a workspace's values of these out. */
export interface HubSettings {
  readonly endpoint: string;
  readonly cacheFolder: string;
  readonly tokenFromEnvironment: boolean;
}

export function hubSettings(): HubSettings {
  const settings = vscode.workspace.getConfiguration('modelWarden.hub');
  return {
    endpoint: settings.get('endpoint', '').trim(),
    cacheFolder: settings.get('cacheFolder', '').trim(),
    tokenFromEnvironment: settings.get('tokenFromEnvironment', false),
  };
}

export function networkMode(): NetworkMode {
  const mode = vscode.workspace.getConfiguration('modelWarden').get<string>('network');
  return mode === 'off' || mode === 'on' ? mode : 'ask';
}

/**
 * The Hub that questions and tokens go to.
 * @throws HubError `insecure` for an address that must not be used
 */
export function currentEndpoint(): Endpoint {
  return parseEndpoint(hubSettings().endpoint || process.env.HF_ENDPOINT || publicHub);
}
