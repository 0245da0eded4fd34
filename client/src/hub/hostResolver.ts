import { homedir } from 'node:os';
import * as path from 'node:path';
import { resolverFromEnvironment } from '../../../core/src/hub/environmentResolver.ts';
import type { TokenSource } from '../../../core/src/hub/token.ts';
import { expandHome } from '../../../core/src/reference/cachePath.ts';
import { gatedResolver, once } from '../../../core/src/reference/gatedResolver.ts';
import type { NetworkConsent } from '../../../core/src/reference/networkConsent.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { currentEndpoint, hubSettings, networkMode } from './hubSettings.ts';

interface Resolvers {
  readonly settings: string;
  online(): Resolver;
  offline(): Resolver;
}

/**
 * Answers questions about the Hub in the extension host, whose `fetch` knows VS Code's proxy and certificates.
 * Settings are read for each question; memory of answers lasts as long as they stay the same.
 */
export class HostResolver {
  readonly resolver: Resolver;
  readonly #token: TokenSource;
  #made: Resolvers | undefined;

  constructor(token: TokenSource, consent: NetworkConsent) {
    this.#token = token;
    this.resolver = gatedResolver({
      mode: networkMode,
      permit: ({ id }) => consent.permit(currentEndpoint().host, id),
      online: () => this.#current().online(),
      offline: () => this.#current().offline(),
    });
  }

  /** Forgets answers; after another token was set, private repositories may answer differently. */
  forget(): void {
    this.#made = undefined;
  }

  #current(): Resolvers {
    const settings = JSON.stringify(hubSettings());
    if (this.#made?.settings !== settings) {
      this.#made = {
        settings,
        online: once(() => this.#make(false)),
        offline: once(() => this.#make(true)),
      };
    }
    return this.#made;
  }

  #make(offline: boolean): Resolver {
    const settings = hubSettings();
    return resolverFromEnvironment({
      env: process.env,
      offline,
      token: this.#token,
      ...(settings.endpoint === '' ? {} : { endpoint: settings.endpoint }),
      ...(settings.cacheFolder === ''
        ? {}
        : { cacheFolder: expandHome(settings.cacheFolder, homedir(), path) }),
    });
  }
}
