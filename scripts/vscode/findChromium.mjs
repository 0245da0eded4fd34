import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What Chromium and its kin are called on a PATH. */
export const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

/** The machine's Chromium, or undefined; MODEL_WARDEN_CHROMIUM names another one. */
export function findChromium(environment = process.env) {
  const named = environment.MODEL_WARDEN_CHROMIUM;
  if (named) return named;
  const folders = (environment.PATH ?? '').split(delimiter);
  return chromiumNames
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Arguments for a headless window that reaches nothing but the addresses it is sent to. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
