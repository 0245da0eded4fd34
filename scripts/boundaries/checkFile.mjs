import { posix } from 'node:path';
import { maskText } from './maskText.mjs';
import { lineOf, readImports } from './readImports.mjs';
import {
  coreArrows,
  coreTypesOnly,
  faces,
  faceToCore,
  faceToFace,
  globalHomes,
  packageHomes,
  sharedCoreParts,
  sharedData,
} from './table.mjs';

/**
 * What one source file breaks of the table.
 * @param {string} file its path from the root, `/` separated, such as `core/src/lint/lint.ts`
 * @param {string} source its text
 * @returns {{line: number, message: string}[]}
 */
export function checkFile(file, source) {
  const place = placeOf(file);
  if (place.error !== undefined) return [{ line: 1, message: place.error }];
  return [...importProblems(file, place, source), ...globalProblems(file, source)];
}

function importProblems(file, place, source) {
  const problems = [];
  for (const { specifier, typesOnly, line } of readImports(source)) {
    const message =
      specifier === undefined
        ? 'imports what only the run decides; write the name as a literal'
        : specifier.startsWith('.')
          ? arrowProblem(place, placeOf(posix.join(posix.dirname(file), specifier)), typesOnly)
          : packageProblem(file, specifier);
    if (message !== undefined) {
      problems.push({ line, message: specifier === undefined ? message : `'${specifier}': ${message}` });
    }
  }
  return problems;
}

function globalProblems(file, source) {
  const masked = maskText(source);
  return globalHomes
    .filter(({ homes }) => !isInside(file, homes))
    .flatMap(({ name, pattern, homes }) => {
      const found = pattern.exec(masked);
      if (found === null) return [];
      return [{ line: lineOf(source, found.index), message: `${name} belongs to ${homes.join(', ')}` }];
    });
}

function packageProblem(file, specifier) {
  const rule = packageHomes.find((entry) => entry.package.test(specifier));
  if (rule === undefined || isInside(file, rule.homes)) return undefined;
  return `belongs to ${rule.homes.join(', ')}`;
}

/** Which part a path of the house belongs to, or why it belongs to none. */
function placeOf(path) {
  const [top, src, part, ...rest] = path.split('/');
  if (sharedData.includes(top)) return { path, data: true };
  if (src !== 'src') return { path, error: `${path} is outside the parts of the house` };
  if (faces.includes(top)) return { path, face: top };
  if (top !== 'core') return { path, error: `${path} is outside the parts of the house` };
  if (rest.length === 0) return { path, error: 'a source of the core belongs into the folder of a part' };
  if (!Object.hasOwn(coreArrows, part)) {
    return { path, error: `core/src/${part} is no part of the core that the table knows` };
  }
  return { path, part };
}

function arrowProblem(from, to, typesOnly) {
  if (to.error !== undefined) return to.error;
  if (to.data) return undefined;
  if (from.part !== undefined) {
    return to.face === undefined
      ? coreProblem(from.part, to.part, typesOnly)
      : `the core may not import ${to.face}`;
  }
  return to.face === undefined ? faceToCoreProblem(from.face, to.part) : faceProblem(from, to, typesOnly);
}

function coreProblem(from, to, typesOnly) {
  if (from === to || sharedCoreParts.includes(to)) return undefined;
  if (!coreArrows[from].includes(to)) return `core/${from} may not import core/${to}`;
  if (coreTypesOnly[from]?.includes(to) && !typesOnly) {
    return `core/${from} may import only types from core/${to}`;
  }
  return undefined;
}

function faceToCoreProblem(face, part) {
  const allowed = faceToCore[face];
  return allowed === '*' || allowed.includes(part) ? undefined : `${face} may not import core/${part}`;
}

function faceProblem(from, to, typesOnly) {
  if (from.face === to.face) return undefined;
  const arrow = faceToFace.find((entry) => entry.from === from.face && isInside(to.path, [entry.to]));
  if (arrow === undefined) return `${from.face} may not import ${to.path}`;
  return arrow.typesOnly && !typesOnly ? `${from.face} may import only types from ${arrow.to}` : undefined;
}

function isInside(path, folders) {
  return folders.some(
    (folder) => path === folder || path.startsWith(`${folder}/`) || path === `${folder}.ts`,
  );
}
