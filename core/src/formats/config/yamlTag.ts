import type { Judged } from '../../finding/contentFinding.ts';
import { allowanceOf } from '../pickle/policy/allowed.ts';
import { dangerOf } from '../pickle/policy/dangerous.ts';
import { judgeTarget } from './judgeTarget.ts';

const python = 'tag:yaml.org,2002:python/';
/** Tags of Python's own values, which make no object of a class. */
const plain = new Set([
  ...['tuple', 'none', 'bool', 'str', 'unicode', 'bytes', 'int', 'long', 'float', 'complex', 'list', 'dict'],
]);
/** Tags of HyperPyYAML, which speechbrain loads: the name behind them is imported, and for most called. */
const hyper = ['!new:', '!name:', '!apply:', '!module:'];

/** Python classes in YAML that whoever logs hyperparameters writes; the pickle policy knows the others. */
const harmless = new Set([
  ...[
    'argparse.Namespace',
    'pathlib.PosixPath',
    'pathlib.WindowsPath',
    'pathlib.Path',
    'pathlib.PurePosixPath',
  ],
]);

/**
 * What a tag has a loader do that follows tags: `yaml.unsafe_load`, `yaml.load` before PyYAML 5.1, and HyperPyYAML.
 * `undefined` for the tags of plain values.
 */
export function judgeYamlTag(tag: string, offset: number): Judged | undefined {
  const prefix = hyper.find((each) => tag.startsWith(each));
  if (prefix !== undefined) return judgeTarget(tag.slice(prefix.length), prefix.slice(0, -1));
  if (!tag.startsWith(python) || plain.has(tag.slice(python.length))) return undefined;
  const path = tag.slice(tag.indexOf(':', python.length) + 1);
  const dot = path.lastIndexOf('.');
  const [module, name] = dot === -1 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
  if (harmless.has(path) || allowanceOf(module, name) !== undefined) return undefined;
  const danger = dangerOf(module, name);
  const written = `!!python/${tag.slice(python.length)}`;
  return {
    state: danger === undefined ? 'unknown' : 'dangerous',
    finding: {
      rule: 'hydra-target',
      severity: danger === undefined ? 'warning' : 'error',
      message: `The tag ${written} names what an unsafe YAML loader imports and calls${danger === undefined ? '' : `, and that ${danger}`}.`,
      offset,
      evidence: written.slice(0, 200),
    },
  };
}
