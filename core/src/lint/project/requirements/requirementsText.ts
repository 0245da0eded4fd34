import { parseRequirement, type Requirement, type RequirementPart } from './requirement.ts';

/** Reads a pip requirements file; options, links and included files are passed over. */
export function readRequirementsText(text: string, part: RequirementPart): Requirement[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const plain = line
        .replace(/(^|\s)#.*$/, '')
        .replace(/\s--\w.*$/, '')
        .trim();
      if (plain === '' || plain.startsWith('-')) return [];
      const requirement = parseRequirement(plain, part);
      return requirement === undefined ? [] : [requirement];
    });
}
