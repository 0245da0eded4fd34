import type { DocumentEdit } from '../../../finding/fix.ts';
import type { Span } from '../../../text/range.ts';
import type { Deserializer } from '../../loaders/deserializers.ts';
import type { Deserialization } from '../deserialization.ts';
import type { SourceChange, Stated } from '../modelLoad.ts';
import type { BoundCall } from './boundCall.ts';
import { insertArgument, type OffsetEdit } from './edits/insertArgument.ts';
import { removeArgument } from './edits/removeArgument.ts';
import { removeStatement } from './edits/removeStatement.ts';
import type { PythonModule } from './module.ts';
import { nodeSpan } from './nodeSpan.ts';
import { truthOf, type Value } from './value.ts';

/** Functions whose result is a downloaded file or folder, or bytes from the network. */
const downloads =
  /^(?:huggingface_hub\.(?:\w+\.)*(?:HfApi\(\)\.)?(?:hf_hub_download|snapshot_download|cached_download)|transformers\.utils\.(?:hub\.)?cached_file|requests\.(?:get|post|request)|urllib\.request\.(?:urlopen|urlretrieve)|torch\.hub\.load_state_dict_from_url|wget\.download|gdown\.download|pooch\.retrieve)\(\)/;

/** What this program wrote itself a moment ago: `pickle.loads(pickle.dumps(x))` reads nobody's file. */
const ownBytes = /^(?:pickle|_pickle|cPickle|pickle5|dill|cloudpickle|joblib)\.dumps\(\)$/;

/** The file that a call reads; `undefined` where an argument shows that nothing can run. */
export function deserializationOf(
  module: PythonModule,
  bound: BoundCall,
  deserializer: Deserializer,
  callable: string,
): Deserialization | undefined {
  const { onlyWith } = deserializer;
  if (onlyWith !== undefined) {
    const value = bound.argument(onlyWith.parameter)?.value;
    // A list says which types are trusted.
    if (value === undefined || value.kind === 'list' || truthOf(value) !== onlyWith.value) return undefined;
  }
  const file = deserializer.file === undefined ? undefined : bound.argument(deserializer.file);
  if (file?.value.kind === 'symbol' && ownBytes.test(file.value.path)) return undefined;
  const name = file?.value.kind === 'string' ? file.value.value : undefined;
  if (name !== undefined && deserializer.onlyFiles?.test(name) === false) return undefined;
  return {
    deserializer,
    callable,
    calleeSpan: nodeSpan(bound.calleeName),
    callSpan: nodeSpan(bound.call),
    downloadedBy: file === undefined ? undefined : downloadOf(file.value),
    fileName:
      file === undefined || name === undefined ? undefined : { value: name, span: nodeSpan(file.node) },
    weightsOnly: statedBoolean(bound, 'weights_only'),
    pickleModule: statedPresence(bound, 'pickle_module'),
    unsafeArgument: unsafeArgument(bound, deserializer),
    addWeightsOnly: () => addWeightsOnly(module, bound),
    removeDanger: () => removeDanger(module, bound, deserializer),
  };
}

function unsafeArgument(bound: BoundCall, { onlyWith }: Deserializer): Span | undefined {
  const argument = onlyWith === undefined ? undefined : bound.argument(onlyWith.parameter);
  return argument && nodeSpan(argument.whole ?? argument.node);
}

function removeDanger(
  module: PythonModule,
  bound: BoundCall,
  { onlyWith, file }: Deserializer,
): SourceChange | undefined {
  if (bound.call.hasError) return undefined;
  const argument = onlyWith === undefined ? undefined : bound.argument(onlyWith.parameter);
  if (argument?.site === 'keyword' && argument.whole !== undefined)
    return changeOf(module, removeArgument(module.text, argument.whole));
  if (onlyWith !== undefined || file !== undefined) return undefined;
  const statement = removeStatement(module, bound.call);
  return statement && changeOf(module, [statement]);
}

function changeOf({ document: { path, lines } }: PythonModule, edits: readonly OffsetEdit[]): SourceChange {
  const written = edits.map((edit): DocumentEdit => ({ path, range: lines.rangeOf(edit), text: edit.text }));
  return { edits: written, shared: false };
}

function downloadOf(value: Value): string | undefined {
  if (value.kind === 'alternatives') return value.values.map(downloadOf).find((path) => path !== undefined);
  if (value.kind !== 'symbol') return undefined;
  return downloads.exec(value.path)?.[0].replace(/\(\)$/, '');
}

function statedBoolean(bound: BoundCall, parameter: string): Stated<boolean | 'absent' | 'unknown'> {
  const argument = bound.argument(parameter);
  if (argument === undefined) return { value: bound.mayHold(parameter) ? 'unknown' : 'absent' };
  const span = nodeSpan(argument.whole ?? argument.node);
  const { value } = argument;
  if (value.kind === 'none') return { value: 'absent', span };
  return { value: value.overridable ? 'unknown' : (truthOf(value) ?? 'unknown'), span };
}

function statedPresence(bound: BoundCall, parameter: string): Stated<'given' | 'absent' | 'unknown'> {
  const argument = bound.argument(parameter);
  if (argument === undefined) return { value: bound.mayHold(parameter) ? 'unknown' : 'absent' };
  return {
    value: argument.value.kind === 'none' ? 'absent' : 'given',
    span: nodeSpan(argument.whole ?? argument.node),
  };
}

/** Only where the argument is absent for certain: never a duplicate keyword. */
function addWeightsOnly(module: PythonModule, bound: BoundCall): SourceChange | undefined {
  const { list } = bound.written;
  if (list === undefined || bound.call.hasError || bound.mayHold('weights_only')) return undefined;
  if (bound.argument('weights_only') !== undefined) return undefined;
  const insertion = insertArgument(module, list, 'weights_only=True', '');
  if (insertion === undefined) return undefined;
  return changeOf(module, insertion.edits);
}
