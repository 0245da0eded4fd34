import type { Node } from 'web-tree-sitter';
import { loaderFor } from '../../../loaders/catalogue.ts';
import type { AddressUse, StatedAddress } from '../../environment.ts';
import { argumentsOf } from '../arguments.ts';
import { calleesOf } from '../callees.ts';
import { candidateCalls } from '../candidates.ts';
import type { Evaluator } from '../evaluator.ts';
import { nodeSpan } from '../nodeSpan.ts';
import type { Value } from '../value.ts';
import { textsOf } from './textsOf.ts';

/** A function that fetches from an address which it is given. */
interface Fetcher {
  readonly use: AddressUse;
  readonly parameter: string;
  /** Where the address stands without a name; absent: it needs one. */
  readonly position?: number;
  /** Parameters whose hash makes any change on the way show. */
  readonly checkedBy?: readonly string[];
}

/**
 * Read in huggingface_hub 1.1.5 (`HfApi.__init__`), torch 2.6 (`hub.py`) and keras 3 (`file_utils.py`). The hash in the
 * file name that `check_hash=True` asks for has eight digits, too few to count as a check.
 */
const fetchers: ReadonlyMap<string, Fetcher> = new Map<string, Fetcher>([
  ['huggingface_hub.HfApi', { use: 'endpoint', parameter: 'endpoint', position: 0 }],
  ['torch.hub.load_state_dict_from_url', { use: 'download', parameter: 'url', position: 0 }],
  ['torch.utils.model_zoo.load_url', { use: 'download', parameter: 'url', position: 0 }],
  [
    'torch.hub.download_url_to_file',
    { use: 'download', parameter: 'url', position: 0, checkedBy: ['hash_prefix'] },
  ],
  ...['keras', 'tensorflow.keras'].map((library): [string, Fetcher] => [
    `${library}.utils.get_file`,
    { use: 'download', parameter: 'origin', position: 1, checkedBy: ['file_hash', 'md5_hash'] },
  ]),
]);
const fetcherNames = [...new Set([...fetchers.keys()].map((path) => path.slice(path.lastIndexOf('.') + 1)))];

const anyFetcher = new RegExp(String.raw`\b(?:${fetcherNames.join('|')})\b`);

/**
 * Spares most files a closer look: many speak of endpoints and proxies that are none of ours.
 * @param namesLoader whether the text names a loader
 */
export function mayStateAddress(text: string, namesLoader: boolean): boolean {
  const isNear = namesLoader || text.includes('huggingface_hub');
  return (isNear && (text.includes('endpoint') || text.includes('proxies'))) || namesFetcher(text);
}

/** The search for a plain text is many times faster than that for a word. */
function namesFetcher(text: string): boolean {
  return fetcherNames.some((name) => text.includes(name)) && anyFetcher.test(text);
}

/** The addresses that calls are given, in the order of the text. */
export function statedAddresses(evaluator: Evaluator): readonly StatedAddress[] {
  return [
    ...byKeyword(evaluator, 'endpoint'),
    ...byKeyword(evaluator, 'proxies'),
    ...fetched(evaluator),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** `endpoint="..."` of huggingface_hub, `proxies={...}` of it and of whatever loads a model. */
function byKeyword(evaluator: Evaluator, name: 'endpoint' | 'proxies'): StatedAddress[] {
  const { module } = evaluator;
  return module.identifiers(name).flatMap((identifier) => {
    const keyword = module.parent(identifier);
    if (keyword?.type !== 'keyword_argument' || keyword.childForFieldName('name')?.id !== identifier.id)
      return [];
    const list = module.parent(keyword);
    const call = list === undefined ? undefined : module.parent(list);
    const callee = call?.childForFieldName('function');
    const value = keyword.childForFieldName('value');
    if (call?.type !== 'call' || !callee || value === null) return [];
    const path = calleesOf(evaluator, callee)
      .map((one) => one.path)
      .find(
        (one) => one.startsWith('huggingface_hub.') || (name === 'proxies' && loaderFor(one) !== undefined),
      );
    if (path === undefined) return [];
    const said = `The ${name === 'proxies' ? 'proxy' : 'endpoint'} of ${lastName(path)}`;
    const use = name === 'proxies' ? 'proxy' : 'endpoint';
    return addresses(evaluator, { value, scope: call, use, said });
  });
}

function fetched(evaluator: Evaluator): StatedAddress[] {
  const names = fetcherNames.filter((name) => evaluator.module.text.includes(name));
  return candidateCalls(evaluator.module, names).flatMap(({ call, callee }) => {
    for (const { path } of calleesOf(evaluator, callee)) {
      const fetcher = fetchers.get(path);
      if (fetcher === undefined) continue;
      const { positional, keywords } = argumentsOf(call);
      const given = keywords.get(fetcher.parameter)?.value;
      const value = given ?? (fetcher.position === undefined ? undefined : positional[fetcher.position]);
      const isChecked = fetcher.checkedBy?.some((hash) => {
        const node = keywords.get(hash)?.value;
        return node !== undefined && evaluator.evaluate(node).kind !== 'none';
      });
      if (value === undefined || isChecked === true) return [];
      const said = `The ${fetcher.use === 'endpoint' ? 'endpoint' : 'address'} of ${lastName(path)}`;
      return addresses(evaluator, { value, scope: call, use: fetcher.use, said });
    }
    return [];
  });
}

interface Written {
  readonly value: Node;
  readonly scope: Node;
  readonly use: AddressUse;
  readonly said: string;
}

function addresses(evaluator: Evaluator, { value: node, scope, use, said }: Written): StatedAddress[] {
  return flatten(evaluator.constant(node)).map(
    ({ text, value }): StatedAddress => ({
      use,
      said,
      address: text,
      span: nodeSpan(node),
      scope: nodeSpan(scope),
      provenance: value.trail,
      overridable: value.overridable,
    }),
  );
}

/** A dict of proxies holds one address for each scheme. */
function flatten(value: Value) {
  return value.kind === 'dict'
    ? [...value.entries.values()].flatMap((entry) => textsOf(entry.value))
    : textsOf(value);
}

function lastName(path: string): string {
  const name = path.replaceAll('()', '');
  return name.slice(name.lastIndexOf('.') + 1);
}
