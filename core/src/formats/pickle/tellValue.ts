import { maskTokens } from '../../text/maskTokens.ts';
import type { MachineState } from './machineState.ts';
import { tellSource } from './tellSource.ts';
import { callableOf, serialOf, tags, type Value } from './value.ts';

const deepest = 3;
const mostText = 80;
const mostTold = 400;

/** What is still told of one value: more would be cut off, and each text that is told is read from the source. */
interface Room {
  left: number;
}

/**
 * What a value is, for people, as Python would write it where that is known. Some hundred characters.
 * @throws NeedsConstant where a text has to be loaded first
 */
export function tellValue(state: MachineState, value: Value): string {
  const told = tell(state, value, deepest, { left: mostTold });
  return told.length > mostTold ? `${told.slice(0, mostTold)}…` : told;
}

/** The arguments of a call, in brackets. */
export function tellArguments(state: MachineState, values: readonly Value[]): string {
  const [only] = values;
  const told = only?.tag === tags.tuple && values.length === 1 ? tellValue(state, only) : undefined;
  if (told !== undefined) return told.replace(/,\)$/, ')');
  return `(${values.map((value) => tellValue(state, value)).join(', ')})`;
}

/** What a callable is, for people. */
export function tellCallable({ callables }: MachineState, number: number): string {
  const { source } = callables.get(number) ?? {};
  return source === undefined ? 'something' : tellSource(source, callables.all());
}

function tell(state: MachineState, value: Value, depth: number, room: Room): string {
  if (room.left < 0) return '…';
  const before = room.left;
  const told = tellKind(state, value, depth, room);
  // What lies within has taken its room already.
  if (room.left === before) room.left -= told.length + 1;
  return told;
}

function tellKind(state: MachineState, { tag, number }: Value, depth: number, room: Room): string {
  switch (tag) {
    case tags.none:
      return 'None';
    case tags.bool:
      return number === 0 ? 'False' : 'True';
    case tags.int:
      return Number.isNaN(number) ? 'a large integer' : String(number);
    case tags.float:
      return String(number);
    case tags.text:
      return quoted(state.constants.text(number));
    case tags.bytes:
      return "b'…'";
    case tags.list:
      return `[${inside(state, number, depth, room)}]`;
    case tags.dict:
      return `{${pairs(state, number, depth, room)}}`;
    case tags.set:
    case tags.frozenset:
      return `{${inside(state, number, depth, room)}}`;
    case tags.tuple: {
      const items = inside(state, number, depth, room);
      return state.contents.of(number)?.values.length === 1 ? `(${items},)` : `(${items})`;
    }
    case tags.global:
      return tellCallable(state, number);
    case tags.object:
      return `${tellCallable(state, callableOf(number))}${madeFrom(state, serialOf(number), depth, room)}`;
    case tags.persistent:
      return `persistent id ${inside(state, number, depth, room)}`;
    case tags.buffer:
      return 'a buffer';
  }
}

function madeFrom(state: MachineState, serial: number, depth: number, room: Room): string {
  const [args] = state.contents.of(serial)?.values ?? [];
  return args === undefined || depth === 0 ? '(…)' : tell(state, args, depth - 1, room).replace(/,\)$/, ')');
}

function inside(state: MachineState, serial: number, depth: number, room: Room): string {
  const contents = state.contents.of(serial);
  if (contents === undefined || (depth === 0 && contents.values.length > 0)) return '…';
  const items = contents.values.map((value) => tell(state, value, depth - 1, room));
  return [...items, ...(contents.isCut ? ['…'] : [])].join(', ');
}

function pairs(state: MachineState, serial: number, depth: number, room: Room): string {
  const contents = state.contents.of(serial);
  if (contents === undefined || (depth === 0 && contents.values.length > 0)) return '…';
  const told = contents.values.map((value) => tell(state, value, depth - 1, room));
  const items = told.flatMap((key, at) => (at % 2 === 0 ? [`${key}: ${told[at + 1] ?? '…'}`] : []));
  return [...items, ...(contents.isCut ? ['…'] : [])].join(', ');
}

function quoted(text: string | undefined): string {
  if (text === undefined) return 'a long text';
  // Masked first: half a token is no token to who masks what is printed.
  const shown = maskTokens(text);
  return JSON.stringify(shown.length > mostText ? `${shown.slice(0, mostText)}…` : shown);
}
