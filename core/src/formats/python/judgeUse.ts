import type { Node } from 'web-tree-sitter';
import {
  type Capability,
  capabilityOf,
  decoding,
  leavingAttributes,
  metadataAddresses,
} from './capabilities.ts';
import { argumentsOf, keywordOf, type PythonNames, plainText } from './pythonNames.ts';
import type { PlacedNode } from './pythonNodes.ts';

/** A capability that one place of the code uses. */
export interface Use {
  readonly capability: Capability;
  /** For people: `subprocess.run`. */
  readonly what: string;
  /** True where what runs is decoded or fetched first, so that nobody can read it. */
  readonly isHidden?: boolean;
}

const secret = /TOKEN|SECRET|PASSW|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY/i;

/** What one node of the code uses. */
export function usesOf({ node, parent }: PlacedNode, names: PythonNames): readonly Use[] {
  switch (node.type) {
    case 'call':
      return usesOfCall(node, names);
    case 'attribute':
      return [...leavingUse(node), ...referenceUse(node, parent, names)];
    case 'identifier':
      return referenceUse(node, parent, names);
    case 'subscript':
      return usesOfEnvironment(node, names);
    case 'string':
      return parent?.type === 'expression_statement' ? [] : usesOfText(node);
    default:
      return [];
  }
}

function usesOfCall(call: Node, names: PythonNames): readonly Use[] {
  const callee = call.childForFieldName('function');
  if (callee === null) return [];
  const written = usesOfMethod(callee);
  const paths = names.resolve(callee);
  return [
    ...written,
    ...paths.flatMap((path) => usesOfPath(path, call, names)),
    ...usesOfGetattr(call, paths, names),
  ];
}

function usesOfPath(path: string, call: Node, names: PythonNames): readonly Use[] {
  if (path === 'builtins.open' || path === 'io.open')
    return opensForWriting(call) ? [{ capability: 'file write', what: 'open' }] : [];
  if (path === 'os.getenv' || path.startsWith('os.environ.')) return usesOfVariable(path, call);
  const capability = capabilityOf(path);
  if (capability === undefined || isHarmless(path, call)) return [];
  // `requests.Session().get`: the call before has told it.
  const made = path.indexOf('()');
  if (made !== -1 && capabilityOf(path.slice(0, made)) === capability) return [];
  const isRunning =
    path === 'builtins.exec' ||
    path === 'builtins.eval' ||
    path === 'builtins.compile' ||
    path.startsWith('marshal.');
  const isHidden = path.startsWith('marshal.') || (isRunning && decodes(call, names));
  return [{ capability, what: path, ...(isHidden ? { isHidden } : {}) }];
}

/** Calls that do what they are listed for only with other arguments. */
function isHarmless(path: string, call: Node): boolean {
  const first = argumentsOf(call)[0];
  switch (path) {
    case 'torch.load':
      return keywordOf(call, 'weights_only')?.text === 'True';
    case 'numpy.load':
      return (keywordOf(call, 'allow_pickle')?.text ?? 'False') === 'False';
    case 'yaml.load':
    case 'yaml.load_all':
      return /(?:^|\.)C?SafeLoader$/.test((keywordOf(call, 'Loader') ?? argumentsOf(call)[1])?.text ?? '');
    case 'builtins.__import__':
    case 'importlib.import_module':
      // A module by its plain name is an import like any other; what it does is told where it is used.
      return first !== undefined && plainText(first) !== undefined;
    case 'builtins.eval':
    case 'builtins.compile':
      return first !== undefined && /^[\s\d.+\-*/()]*$/.test(plainText(first) ?? 'x');
    default:
      return false;
  }
}

/** True where what a call runs comes out of a decoder, there or in a variable; and where too much runs to be searched. */
function decodes(call: Node, names: PythonNames): boolean {
  if (!names.takeSearch(0)) return true;
  const list = call.childForFieldName('arguments');
  const parts = list?.descendantsOfType(['call', 'identifier']) ?? [];
  if (!names.takeSearch(parts.length)) return true;
  return parts.some((part) =>
    names
      .resolve(part)
      .some((path) =>
        decoding.some((each) =>
          `${path.replace(/^builtins\./, '')}.`.replaceAll('()', '').startsWith(`${each}.`),
        ),
      ),
  );
}

/** An object's method by its name alone: `Path(...).write_text`. */
function usesOfMethod(callee: Node): readonly Use[] {
  const name = callee.type === 'attribute' ? (callee.childForFieldName('attribute')?.text ?? '') : '';
  return name === 'write_text' || name === 'write_bytes' || name === 'unlink' || name === 'rmdir'
    ? [{ capability: 'file write', what: name }]
    : [];
}

/** `getattr` of a module by a name that is computed. */
function usesOfGetattr(call: Node, paths: readonly string[], names: PythonNames): readonly Use[] {
  const [object, name] = argumentsOf(call);
  if (!paths.includes('builtins.getattr') || object === undefined || name === undefined) return [];
  const text = plainText(name);
  if (text !== undefined) {
    const used = names.resolve(object).flatMap((path) => capabilityOf(`${path}.${text}`) ?? []);
    return used.map((capability) => ({ capability, what: `getattr(…, ${text})` }));
  }
  const reached = names
    .resolve(object)
    .find((path) => path === 'builtins' || path === 'os' || path === 'sys');
  return reached === undefined ? [] : [{ capability: 'dynamic code', what: `getattr(${reached}, …)` }];
}

function opensForWriting(call: Node): boolean {
  const mode = keywordOf(call, 'mode') ?? argumentsOf(call)[1];
  return mode !== undefined && /[wax+]/.test(plainText(mode) ?? 'r');
}

/** A way out of any object: `x.__class__.__subclasses__`. */
function leavingUse(node: Node): readonly Use[] {
  const name = node.childForFieldName('attribute')?.text.normalize('NFKC') ?? '';
  return leavingAttributes.has(name) ? [{ capability: 'dynamic code', what: name }] : [];
}

/** A name that is handed on, not called: `run = os.system`. */
function referenceUse(node: Node, parent: Node | null, names: PythonNames): readonly Use[] {
  if (parent === null || isPartOfName(node, parent)) return [];
  return names.resolve(node).flatMap((path): readonly Use[] => {
    if (!path.includes('.') || path.includes('(') || isModulePath(path) || isPlainName(path)) return [];
    const capability = capabilityOf(path);
    return capability === undefined ? [] : [{ capability, what: path }];
  });
}

/** Constants and exceptions: `subprocess.PIPE`, `subprocess.CalledProcessError`. */
function isPlainName(path: string): boolean {
  return /\.(?:[A-Z][A-Z0-9_]+|\w+(?:Error|Exception|Expired|Warning))$/.test(path);
}

/** A class or a type of a network package in an annotation says nothing of what is done with it. */
function isModulePath(path: string): boolean {
  const capability = capabilityOf(path);
  return capability === 'network' || capability === 'unpickling' || capability === 'native code';
}

/** The function of a call, the object of an attribute, a name that is bound or imported: told where they belong. */
function isPartOfName(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'attribute':
    case 'dotted_name':
    case 'aliased_import':
    case 'import_from_statement':
    case 'import_statement':
    case 'function_definition':
    case 'class_definition':
    case 'parameters':
      return true;
    case 'call':
      return parent.childForFieldName('function')?.id === node.id;
    case 'assignment':
      return parent.childForFieldName('left')?.id === node.id;
    case 'keyword_argument':
    case 'default_parameter':
    case 'typed_parameter':
    case 'typed_default_parameter':
      return parent.childForFieldName('value')?.id !== node.id;
    default:
      return false;
  }
}

/** `os.environ.get('X')` and `os.getenv('X')`; all variables at once. */
function usesOfVariable(path: string, call: Node): readonly Use[] {
  const first = argumentsOf(call)[0];
  const name = first === undefined ? undefined : plainText(first);
  const isAll = /^os\.environ\.(?:copy|items|values)$/.test(path);
  return isAll || (name !== undefined && secret.test(name))
    ? [{ capability: 'environment', what: isAll ? path : `${path}(${name})` }]
    : [];
}

function usesOfEnvironment(node: Node, names: PythonNames): readonly Use[] {
  return names
    .resolve(node)
    .flatMap((path): readonly Use[] =>
      path.startsWith('os.environ[') && secret.test(path) ? [{ capability: 'environment', what: path }] : [],
    );
}

function usesOfText(node: Node): readonly Use[] {
  const found = metadataAddresses.find((address) => node.text.includes(address));
  return found === undefined ? [] : [{ capability: 'metadata address', what: found }];
}
