import { readdirSync } from 'node:fs';
import nodePath from 'node:path';
import { readBounded } from '../../../paths/boundedRead.ts';
import { readCondaEnvironment } from './condaEnvironment.ts';
import { readLockFile } from './lockFile.ts';
import { readPyproject } from './pyproject.ts';
import { lowerFloor, type Requirement, type RequirementPart } from './requirement.ts';
import { readRequirementsText } from './requirementsText.ts';
import { readSetupConfiguration, readSetupScript } from './setupFiles.ts';

/** Bytes of one file that are read. */
const fileLimit = 1024 * 1024;
/** The TOML parser takes seconds for a hostile mebibyte. */
const tomlLimit = 256 * 1024;
const lockLimit = 32 * 1024 * 1024;
const filesPerFolder = 50;

interface Reader {
  readonly name: RegExp;
  readonly limit: number;
  read(text: string, name: string): Requirement[];
}

const readers: readonly Reader[] = [
  { name: /^(uv|poetry)\.lock$/, limit: lockLimit, read: readLockFile },
  { name: /^pyproject\.toml$/, limit: tomlLimit, read: readPyproject },
  { name: /^setup\.py$/, limit: fileLimit, read: readSetupScript },
  { name: /^setup\.cfg$/, limit: fileLimit, read: readSetupConfiguration },
  { name: /^environment\.ya?ml$/, limit: fileLimit, read: readCondaEnvironment },
  {
    name: /^requirements.*\.txt$/,
    limit: fileLimit,
    read: (text, name) => readRequirementsText(text, name === 'requirements.txt' ? 'main' : 'optional'),
  },
];

/** The lowest admitted version by distribution; a distribution that is only named has `undefined`. */
export type Floors = ReadonlyMap<string, string | undefined>;

/** Reads all files in one folder that say which versions a project needs; what cannot be read says nothing. */
export function readFolderRequirements(folder: string): Floors {
  const parts = new Map<RequirementPart, Map<string, string | undefined>>();
  for (const { reader, name } of requirementFiles(folder)) {
    for (const requirement of reader.read(textOf(nodePath.join(folder, name), reader.limit), name)) {
      const floors = parts.get(requirement.part) ?? new Map<string, string | undefined>();
      parts.set(requirement.part, floors);
      floors.set(requirement.name, lowerFloor(floors.get(requirement.name), requirement.floor));
    }
  }
  return new Map([
    ...(parts.get('optional') ?? []),
    ...(parts.get('main') ?? []),
    ...(parts.get('locked') ?? []),
  ]);
}

function requirementFiles(folder: string): { reader: Reader; name: string }[] {
  try {
    return readdirSync(folder)
      .sort()
      .flatMap((name) => {
        const reader = readers.find((candidate) => candidate.name.test(name));
        return reader === undefined ? [] : [{ reader, name }];
      })
      .slice(0, filesPerFolder);
  } catch {
    return [];
  }
}

/** Empty for what cannot be read. */
function textOf(file: string, limit: number): string {
  const read = readBounded(file, limit);
  return read.refused === undefined ? read.bytes.toString('utf8') : '';
}
