import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

/** A folder of one test, by its real path, that goes with it. */
export class ScratchFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'model-warden-scratch-')));

  at(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  /** Writes a file, as if long ago: what was just written is not trusted by caches. Answers its path. */
  write(name: string, content: string | Uint8Array): string {
    const file = this.at(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    const longAgo = new Date('2024-03-01T00:00:00Z');
    utimesSync(file, longAgo, longAgo);
    return file;
  }

  /** @param target as it is to be written */
  link(name: string, target: string): string {
    const file = this.at(name);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(target, file);
    return file;
  }
}

/** For the tests of one file. */
export function useScratchFolders(): () => ScratchFolder {
  const made: ScratchFolder[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder.path, { recursive: true, force: true });
  });
  return () => {
    const folder = new ScratchFolder();
    made.push(folder);
    return folder;
  };
}
