import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { root, testResults } from '../../../scripts/projectPaths.mjs';

type Clip = NonNullable<NonNullable<Parameters<Page['screenshot']>[0]>['clip']>;

/** Pictures of a part of the window, to be shown one after the other. */
export class Animation {
  readonly #page: Page;
  readonly #name: string;
  readonly #clip: Clip;
  readonly #frames: { readonly path: string; readonly milliseconds: number }[] = [];

  constructor(page: Page, name: string, clip: Clip) {
    this.#page = page;
    this.#name = name;
    this.#clip = clip;
  }

  /** Keeps the window as it is now, to be shown for so long. */
  async frame(milliseconds: number): Promise<void> {
    if (this.#frames.length === 0) {
      await rm(this.#folder, { recursive: true, force: true });
      await mkdir(this.#folder, { recursive: true });
    }
    const path = join(this.#folder, `${String(this.#frames.length).padStart(3, '0')}.png`);
    await this.#page.screenshot({ path, clip: this.#clip });
    this.#frames.push({ path, milliseconds });
  }

  /** With MODEL_WARDEN_DOCS_IMAGES set, writes `docs/images/<name>.gif`; needs ffmpeg on the PATH. */
  async write(): Promise<void> {
    if (process.env.MODEL_WARDEN_DOCS_IMAGES === undefined) return;
    const list = join(this.#folder, 'frames.txt');
    const lines = this.#frames.map(
      ({ path, milliseconds }) => `file '${path}'\nduration ${milliseconds / 1000}`,
    );
    // The last picture is named twice: the demuxer ignores the duration of the last line.
    await writeFile(list, `${lines.join('\n')}\nfile '${this.#frames.at(-1)?.path}'\n`);
    const palette = 'split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse=dither=none';
    const input = ['-f', 'concat', '-safe', '0', '-i', list];
    const target = join(root, 'docs', 'images', `${this.#name}.gif`);
    await promisify(execFile)('ffmpeg', [
      '-y',
      '-v',
      'error',
      ...input,
      '-vf',
      palette,
      '-fps_mode',
      'vfr',
      target,
    ]);
  }

  get #folder(): string {
    return join(testResults, 'journeys', this.#name);
  }
}
