import { parseArgs } from 'node:util';
import { nearestWord } from '../../core/src/text/nearestWord.ts';
import { UsageError } from './usageError.ts';

/** One option of a command; without `value` it is a switch. */
export interface OptionDescription {
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionDescription>>;

/** The options that every command takes. */
export const commonOptions = {
  format: { value: 'FORMAT', help: 'How to print the result' },
  offline: { help: 'Open no socket; answer from the manifest, the workspace and the Hub cache' },
  hub: { value: 'URL', help: 'The Hub to ask, instead of HF_ENDPOINT or the public one' },
  policy: { value: 'FILE', help: 'Take the policy from this file and look for no other' },
  'policy-from': { value: 'REV', help: 'Take the policy from this git revision, not from the work tree' },
  jobs: { value: 'N', help: 'Worker threads at most' },
  'no-cache': { help: 'Use no verdicts of earlier runs' },
  quiet: { help: 'Print results only: no summary, no progress' },
  help: { help: 'Print this help' },
} as const satisfies OptionTable;

export interface ParsedOptions {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  /** @throws UsageError where the value is no whole number of at least `lowest` */
  count(name: string, lowest: number): number | undefined;
}

/** @throws UsageError for an unknown option, naming the nearest, and for a missing or surplus value */
export function parseOptions(words: readonly string[], table: OptionTable): ParsedOptions {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { value, multiple }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: multiple === true },
    ]),
  );
  checkKnown(words, table);
  const { values, positionals } = parse(words, options);
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    positionals,
    flag: (name) => values[name] === true,
    text,
    list: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    },
    count: (name, lowest) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (/^\d{1,9}$/.test(value) && Number(value) >= lowest) return Number(value);
      throw new UsageError(`--${name} needs a whole number of at least ${lowest}, not "${value}".`);
    },
  };
}

function parse(
  words: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = 'The options cannot be read'] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${sentence}.`);
  }
}

function checkKnown(words: readonly string[], table: OptionTable): void {
  const end = words.indexOf('--');
  for (const word of end === -1 ? words : words.slice(0, end)) {
    if (!/^-./.test(word)) continue;
    const name = word.replace(/^--?/, '').replace(/=.*$/s, '');
    if (word.startsWith('--') && Object.hasOwn(table, name)) continue;
    const nearest = nearestWord(name, Object.keys(table));
    const hint = nearest === undefined ? 'See --help.' : `Did you mean --${nearest}?`;
    throw new UsageError(`Unknown option ${word.replace(/=.*$/s, '')}. ${hint}`);
  }
}
