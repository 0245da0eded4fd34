import { floorOf, normaliseName, parseRequirement, type Requirement } from './requirement.ts';

/** Distributions that conda calls by another name than PyPI does. */
const condaNames = new Map([['pytorch', 'torch']]);

const item = /^\s*-\s*(["']?)([^"'#]{1,200}?)\1\s*(?:#.*)?$/;
const fuzzy = /^([\w.-]+)\s*=\s*(\d[\w.]*)\*?(?:=[\w.*-]+)?$/;

/** Reads the list items of an `environment.yml`: conda's own (`pytorch=2.1`) and pip's below them. */
export function readCondaEnvironment(text: string): Requirement[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const written = item.exec(line)?.[2]?.replace(/^[\w.-]+::/, '');
    if (written === undefined) return [];
    const [, name, version = ''] = fuzzy.exec(written) ?? [];
    const requirement =
      name === undefined
        ? parseRequirement(written, 'main')
        : {
            name: normaliseName(name),
            floor: floorOf([['=', version.replace(/\.$/, '')]]),
            part: 'main' as const,
          };
    if (requirement === undefined) return [];
    return [{ ...requirement, name: condaNames.get(requirement.name) ?? requirement.name }];
  });
}
