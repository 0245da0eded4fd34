import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { floorOf, lowerFloor, normaliseName, parseRequirement, type Requirement } from './requirement.ts';

/**
 * Reads the requirements of a `pyproject.toml`: `project` (PEP 621), `dependency-groups` (PEP 735) and
 * `tool.poetry`. A file that is not valid TOML says nothing.
 */
export function readPyproject(text: string): Requirement[] {
  const root = parse(text);
  const project = tableOf(root.project);
  const poetry = tableOf(tableOf(root.tool).poetry);
  return [
    ...requirementsIn(project.dependencies, 'main'),
    ...Object.values(tableOf(project['optional-dependencies'])).flatMap((list) =>
      requirementsIn(list, 'optional'),
    ),
    ...Object.values(tableOf(root['dependency-groups'])).flatMap((list) => requirementsIn(list, 'optional')),
    ...poetryTable(poetry.dependencies, 'main'),
    ...poetryTable(poetry['dev-dependencies'], 'optional'),
    ...Object.values(tableOf(poetry.group)).flatMap((group) =>
      poetryTable(tableOf(group).dependencies, 'optional'),
    ),
  ];
}

function parse(text: string): Record<string, unknown> {
  try {
    return tableOf(getStaticTOMLValue(parseTOML(text)));
  } catch {
    return {};
  }
}

function tableOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function requirementsIn(list: unknown, part: 'main' | 'optional'): Requirement[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const requirement = typeof item === 'string' ? parseRequirement(item, part) : undefined;
    return requirement === undefined ? [] : [requirement];
  });
}

function poetryTable(table: unknown, part: 'main' | 'optional'): Requirement[] {
  return Object.entries(tableOf(table)).map(([name, value]) => ({
    name: normaliseName(name),
    floor: poetryFloor(value),
    part,
  }));
}

/** Poetry knows `^2.1`, `~2.1`, a bare version that means exactly it, `*`, and alternatives with `||`. */
function poetryFloor(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(poetryFloor).reduce(lowerFloor, undefined);
  if (typeof value !== 'string') {
    const version = tableOf(value).version;
    return typeof version === 'string' ? poetryFloor(version) : undefined;
  }
  return value
    .split('||')
    .map((alternative) =>
      floorOf(
        alternative.split(',').map((text) => {
          const [, operator = '', version = ''] =
            /^(\^|~=|~|===?|!=|>=|<=|>|<)?\s*(.*)$/.exec(text.trim()) ?? [];
          return [operator, version];
        }),
      ),
    )
    .reduce(lowerFloor, undefined);
}
