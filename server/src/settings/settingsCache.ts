import { defaultSettings, readSettings, type Settings } from './settings.ts';

/** Asks the client for the `modelWarden` section that holds for a resource. */
export type SettingsSource = (scopeUri: string | undefined) => Promise<unknown>;

/** Settings pulled once per workspace folder, until `forget`. */
export class SettingsCache {
  readonly #source: SettingsSource;
  readonly #onFault: (fault: unknown) => void;
  readonly #known = new Map<string | undefined, Promise<Settings>>();

  constructor(source: SettingsSource, onFault: (fault: unknown) => void) {
    this.#source = source;
    this.#onFault = onFault;
  }

  /** The settings of a folder (URI), or of no folder. Never rejects: a client that cannot say has the defaults. */
  of(folder: string | undefined): Promise<Settings> {
    let settings = this.#known.get(folder);
    if (settings === undefined) {
      settings = this.#source(folder).then(readSettings, (fault: unknown) => {
        this.#onFault(fault);
        this.#known.delete(folder);
        return defaultSettings;
      });
      this.#known.set(folder, settings);
    }
    return settings;
  }

  forget(): void {
    this.#known.clear();
  }
}
