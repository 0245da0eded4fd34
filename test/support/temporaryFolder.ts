import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A workspace folder on disk for one test. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'model-warden-protocol-'));

  get uri(): string {
    return pathToFileURL(this.path).toString();
  }

  /** Writes a file and answers its URI. */
  write(name: string, text: string | Uint8Array): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return this.uriOf(name);
  }

  uriOf(name: string): string {
    return pathToFileURL(join(this.path, name)).toString();
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
