import { type ContentFinding, type ContentsState, worst } from '../../finding/contentFinding.ts';
import type { InspectedFile } from '../../formats/inspectContents.ts';
import type { Inspector, InspectorOptions } from '../../formats/inspectFile.ts';
import { byPath } from '../contents/byPath.ts';
import { loadedPaths } from '../contents/loadedFormats.ts';
import { listModelFolder } from '../modelFolder/listModelFolder.ts';
import type { ModelFile, Stray } from '../modelFolder/modelFolder.ts';
import type { ScannedFile } from './scanReport.ts';

export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Dotted names in pickles that the policy accepts beside the allow list. */
  readonly acceptedNames?: readonly string[];
  /** Is told how many bytes there are before they are inspected; gives who is told of the progress. */
  onFiles?(bytes: number): Pick<InspectorOptions, 'onProgress'>;
  /** Of all files only those that it accepts; a share of a large set. */
  accepts?(path: string): boolean;
}

/** What lies at a path, inspected. */
export interface ScannedModel {
  readonly files: readonly ScannedFile[];
  /** Absolute real paths by the display paths of `files`. */
  readonly realPaths: ReadonlyMap<string, string>;
}

/**
 * Scans one file, or every file of a folder: model → files → contents.
 * @param path absolute
 * @param display how the path is shown; those of its files begin with it
 * @throws ModelFolderError where it cannot be read; the signal's reason
 */
export async function scanModel(
  path: string,
  display: string,
  inspector: Inspector,
  options: ScanOptions = {},
): Promise<ScannedModel> {
  const { root, files, strays } = await listModelFolder(path, options.signal);
  const isFolder = files.length !== 1 || files[0]?.realPath !== path || root === path;
  const shown = (name: string) => (isFolder ? joined(display, name) : display);
  const accepted = files.filter((file) => options.accepts?.(shown(file.path)) ?? true);
  const bytes = accepted.reduce((sum, { size }) => sum + size, 0);
  const inspected = await inspector.inspect(
    accepted.map(({ realPath, path: name, size }) => ({ path: realPath, name, size })),
    {
      ...options.onFiles?.(bytes),
      acceptedNames: options.acceptedNames ?? [],
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
  const verdicts = byPath(accepted, inspected);
  const loaded = loadedPaths(verdicts);
  const scanned = [...verdicts].map(([name, contents]) =>
    scannedFile(shown(name), contents, !isFolder || loaded.has(name)),
  );
  return {
    files: [...scanned, ...strays.map((stray) => strayFile(shown(stray.path), stray))],
    realPaths: new Map(accepted.map((file: ModelFile) => [shown(file.path), file.realPath])),
  };
}

/** The verdict on all files: those outside the load set count where they are dangerous. */
export function scanVerdict(files: readonly ScannedFile[]): ContentsState {
  return worst(
    files.filter(({ inLoadSet, state }) => inLoadSet || state === 'dangerous').map(({ state }) => state),
  );
}

function scannedFile(
  path: string,
  { facts: _, ...contents }: InspectedFile,
  inLoadSet: boolean,
): ScannedFile {
  return { path, ...contents, inLoadSet };
}

/** Something with the name of a file that is none: what a loader finds there is not known. */
function strayFile(path: string, { kind, reason, target }: Stray): ScannedFile {
  const finding: ContentFinding = {
    rule:
      kind === 'link-escapes'
        ? 'link-escapes'
        : kind === 'over-limit'
          ? 'limit-exceeded'
          : 'content-unsupported',
    severity: kind === 'link-escapes' ? 'error' : 'warning',
    message: `${capital(reason)}, so what a loader finds there was not read.`,
    ...(target === undefined ? {} : { evidence: target }),
  };
  return {
    path,
    size: 0,
    bytesRead: 0,
    format: 'none',
    state: 'undecidable',
    reason,
    findings: [finding],
    inLoadSet: true,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function joined(display: string, name: string): string {
  return display === '.' ? name : `${display.replace(/\/$/, '')}/${name}`;
}
