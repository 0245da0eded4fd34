import { homedir } from 'node:os';
import * as path from 'node:path';
import { environmentToken } from '../../../core/src/hub/environmentToken.ts';
import type { TokenSource } from '../../../core/src/hub/token.ts';
import { currentEndpoint, hubSettings } from './hubSettings.ts';
import type { TokenStore } from './tokenStore.ts';

/** The token that the user set here comes first; the environment's only where the user said so. */
export function currentToken(tokens: TokenStore): TokenSource {
  const fromEnvironment = environmentToken({ env: process.env, home: homedir(), path });
  return async () =>
    (await tokens.get(currentEndpoint().origin)) ??
    (hubSettings().tokenFromEnvironment ? await fromEnvironment() : undefined);
}
