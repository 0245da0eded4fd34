import type { CallableSource, Operation } from '../../formats/pickle/callables.ts';
import type { MachineState } from '../../formats/pickle/machineState.ts';
import { allowanceOf } from '../../formats/pickle/policy/allowed.ts';
import { dangerOf } from '../../formats/pickle/policy/dangerous.ts';
import { looksLikeKnown } from '../../formats/pickle/policy/looksLikeKnown.ts';
import { tellSource } from '../../formats/pickle/tellSource.ts';
import { maskTokens } from '../../text/maskTokens.ts';
import type { PickleNote } from './pickleEvent.ts';

/** Characters of a note. */
const mostTold = 160;

const words: Record<Operation, (name: string, args: string) => string> = {
  name: (name) => `imports ${name}`,
  call: (name, args) => `calls ${name}${args}`,
  unpack: (name) => `has ${name} load the bytes of a constant`,
  new: (name, args) => `makes an object of ${name}${args}`,
  build: (name, args) => `gives ${name}(…) the state ${args}`,
  fill: (name, args) => `calls ${name}(…)${args}`,
  change: (name, args) => `changes ${name} itself: ${args}`,
};

/** What an instruction does with a callable, in words, and what the lists say to that. */
export function tellUse(
  { callables }: MachineState,
  callable: number,
  operation: Operation,
  args: string,
): PickleNote | undefined {
  const source = callables.get(callable)?.source;
  // A name that the stream computes is told as that.
  if (source === undefined || (source.kind === 'unknown' && operation === 'name')) return undefined;
  const text = maskTokens(words[operation](tellSource(source, callables.all()), args));
  return {
    text: text.length > mostTold ? `${text.slice(0, mostTold)}…` : text,
    ...judgeUse(source, operation),
  };
}

/** The same judgement as `judgeStream` comes to, for one use. */
function judgeUse(source: CallableSource, operation: Operation): Pick<PickleNote, 'level' | 'why'> {
  if (source.kind === 'extension')
    return { level: 'unknown', why: 'the file does not say which callable has that number' };
  if (source.kind !== 'global') return { level: 'unknown', why: 'no list can know what that is' };
  const { module, name } = source;
  const allowance = allowanceOf(module, name);
  if (allowance?.may.has(operation) === true) return {};
  const danger = allowance === undefined ? dangerOf(module, name) : undefined;
  if (danger !== undefined) return { level: 'dangerous', why: danger };
  const meant = allowance === undefined ? looksLikeKnown(module, name) : undefined;
  if (meant !== undefined) return { level: 'dangerous', why: `looks like ${meant} and is another name` };
  if (allowance === undefined) return { level: 'unknown', why: 'on no list of names that model files need' };
  const isDangerous = operation === 'change' || (operation === 'fill' && module.split('.')[0] === 'torch');
  return { level: isDangerous ? 'dangerous' : 'unknown', why: 'no genuine file does that with it' };
}
