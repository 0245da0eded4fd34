import { parseRequirement, type Requirement } from './requirement.ts';

const stringLiteral = /'([^'\n]{1,300})'|"([^"\n]{1,300})"/g;
const section = /^\[([^\]]+)\]/;
const key = /^([\w.-]+)\s*[=:]\s*(.*)$/;

/**
 * Reads the strings of a `setup.py` that look like a requirement with a version. Nothing is run, so which list
 * they end up in is not known: tables of pinned dependencies, as transformers and diffusers keep them, are found.
 */
export function readSetupScript(text: string): Requirement[] {
  return [...text.matchAll(stringLiteral)].flatMap((match) => {
    const requirement = parseRequirement(match[1] ?? match[2] ?? '', 'main');
    return requirement?.floor === undefined ? [] : [requirement];
  });
}

/** Reads `install_requires` and `options.extras_require` of a `setup.cfg`. */
export function readSetupConfiguration(text: string): Requirement[] {
  const found: Requirement[] = [];
  let inSection = '';
  let part: 'main' | 'optional' | undefined;
  for (const line of text.split(/\r?\n/)) {
    const header = section.exec(line)?.[1];
    const entry = /^\s/.test(line) ? null : key.exec(line);
    if (header !== undefined) {
      inSection = header.trim();
      part = undefined;
    } else if (entry !== null) part = partOf(inSection, entry[1] ?? '');
    if (header !== undefined || part === undefined) continue;
    const requirement = parseRequirement((entry?.[2] ?? line).replace(/(^|\s)[#;]\s.*$/, ''), part);
    if (requirement !== undefined) found.push(requirement);
  }
  return found;
}

function partOf(inSection: string, name: string): 'main' | 'optional' | undefined {
  if (inSection === 'options' && name === 'install_requires') return 'main';
  return inSection === 'options.extras_require' ? 'optional' : undefined;
}
