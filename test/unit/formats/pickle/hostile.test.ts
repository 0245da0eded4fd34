import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../../core/src/formats/inspectContents.ts';
import {
  bytesOf,
  data,
  oldGlobal,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  tuple,
  u32,
  u64,
} from '../../../support/pickleAssembler.ts';

const scan = (bytes: Uint8Array) => inspectContents(new MemorySource(bytes), 'model.pkl');
const system = stackGlobal('os', 'system');
const id = text('id');
const tensor = reduce(stackGlobal('torch._utils', '_rebuild_tensor_v2'), text('storage'));

/** One of each class of facts/scanners.md, section 3, that a pickle stream can hold; what each was published as. */
const dangerous: readonly [what: string, bytes: Uint8Array][] = [
  ['look-alike letters', stream(reduce(stackGlobal('collections', 'ОrderedDict')))],
  ['a call', stream(reduce(system, id))],
  ['an import that is not called', stream(system)],
  ['the name under which a platform knows it', stream(reduce(stackGlobal('posix', 'system'), id))],
  ['a name of Python 2', bytesOf(oldGlobal('__builtin__', 'eval'), tuple(id), op('REDUCE'), stop)],
  [
    'a module that moved since Python 2',
    bytesOf(oldGlobal('commands', 'getoutput'), tuple(id), op('REDUCE'), stop),
  ],
  [
    'a module of a denied package',
    stream(reduce(stackGlobal('asyncio.unix_events', '_UnixSubprocessTransport'), id)),
  ],
  ['pip', stream(reduce(stackGlobal('pip', 'main'), id))],
  ['a name resolver', stream(reduce(stackGlobal('pkgutil', 'resolve_name'), id))],
  ['attributes from a harmless module', stream(reduce(stackGlobal('pathlib', 'os.system'), id))],
  ['attributes under a private name', stream(reduce(stackGlobal('random', '_os.system'), id))],
  ['builtins through a module', stream(reduce(stackGlobal('numpy', '__builtins__.eval'), id))],
  [
    'a private attribute of an unknown module',
    stream(reduce(stackGlobal('anything', 'helper._secret.run'), id)),
  ],
  [
    'a module of Python 2 behind a lowered protocol',
    bytesOf(proto(4), proto(2), oldGlobal('commands', 'getoutput'), stop),
  ],
  ['a mark that is popped', bytesOf(op('MARK'), op('POP'), reduce(oldGlobal('os', 'system'), id), stop)],
  ['an import in the last line', bytesOf(proto(4), op('GLOBAL', 'os\nsystemX'))],
  ['INST without a mark', bytesOf(op('INST', 'os\nsystem\n'), stop)],
  ['INST', bytesOf(op('MARK'), id, op('INST', 'os\nsystem\n'), stop)],
  ['OBJ', bytesOf(op('MARK'), oldGlobal('os', 'system'), id, op('OBJ'), stop)],
  [
    'OBJ that is popped',
    bytesOf(op('MARK'), oldGlobal('os', 'system'), id, op('OBJ'), op('POP'), op('NONE'), stop),
  ],
  ['NEWOBJ', stream(system, tuple(id), op('NEWOBJ'))],
  ['NEWOBJ_EX', stream(system, tuple(id), op('EMPTY_DICT'), op('NEWOBJ_EX'))],
  [
    'the memo',
    stream(
      text('os'),
      op('MEMOIZE'),
      op('POP'),
      text('system'),
      op('MEMOIZE'),
      op('POP'),
      op('BINGET', 0),
      op('BINGET', 1),
      op('STACK_GLOBAL'),
      tuple(id),
      op('REDUCE'),
    ),
  ],
  [
    'a memo entry written twice',
    stream(
      text('math'),
      op('BINPUT', 7),
      op('POP'),
      text('os'),
      op('BINPUT', 7),
      op('POP'),
      op('BINGET', 7),
      text('system'),
      op('STACK_GLOBAL'),
      tuple(id),
      op('REDUCE'),
    ),
  ],
  [
    'strings of protocol 0',
    bytesOf(
      op('STRING', "'o\\x73'\n"),
      op('STRING', '"system"\n'),
      op('STACK_GLOBAL'),
      tuple(id),
      op('REDUCE'),
      stop,
    ),
  ],
  [
    'a text with escapes',
    bytesOf(
      op('UNICODE', 'o\\u0073\n'),
      op('UNICODE', 'system\n'),
      op('STACK_GLOBAL'),
      tuple(id),
      op('REDUCE'),
      stop,
    ),
  ],
  [
    'a name that is computed',
    stream(
      reduce(stackGlobal('builtins', 'str'), text('os')),
      text('system'),
      op('STACK_GLOBAL'),
      tuple(id),
      op('REDUCE'),
    ),
  ],
  ['a call before the stream breaks', bytesOf(proto(4), reduce(system, id), op('POP'), 0xff)],
  ['a call before the stream ends', bytesOf(proto(4), reduce(system, id))],
  [
    'a call before an unknown protocol',
    bytesOf(proto(4), reduce(system, id), op('POP'), op('PROTO', 9), stop),
  ],
  [
    'a call in a frame that is too long',
    bytesOf(proto(4), op('FRAME', u64(10_000)), reduce(system, id), stop),
  ],
  ['the second stream', bytesOf(stream(op('NONE')), stream(reduce(system, id)))],
  ['the seventh stream', bytesOf(...Array(6).fill(stream(op('NONE'))), stream(reduce(system, id)))],
  [
    'a stream in a constant',
    stream(reduce(stackGlobal('pickle', 'loads'), data(stream(reduce(system, id))))),
  ],
  ['a stream in a constant that nothing loads', stream(data(stream(reduce(system, id))))],
  ['a global in a persistent id', stream(tuple(text('storage'), system, text('0')), op('BINPERSID'))],
  ['a default factory', stream(reduce(stackGlobal('collections', 'defaultdict'), system))],
  [
    'items set into a tensor (CVE-2026-24747)',
    stream(tensor, op('BININT1', 0), op('BININT1', 1), op('SETITEM')),
  ],
  ['state set on a class', stream(stackGlobal('collections', 'OrderedDict'), op('EMPTY_DICT'), op('BUILD'))],
  ['a change of sys.path', stream(stackGlobal('sys', 'path'), text('/tmp'), op('APPEND'))],
  ['a scanner switched off', stream(reduce(stackGlobal('fickling.hook', 'deactivate_safe_ml_environment')))],
  [
    'a thousand opcodes before',
    stream(...Array(1_000).fill(bytesOf(op('NONE'), op('POP'))), reduce(system, id)),
  ],
];

/** What is not known to do harm, and not known to do none. */
const unknown: readonly [what: string, bytes: Uint8Array][] = [
  ['a class of somebody', stream(stackGlobal('my_project.model', 'Net'), tuple(), op('NEWOBJ'))],
  ['an extension code', stream(op('EXT1', 7), tuple(id), op('REDUCE'))],
  ['a call of what a call gave', stream(reduce(reduce(stackGlobal('collections', 'OrderedDict')), id))],
  ['an opcode over the end of its frame', bytesOf(proto(4), op('FRAME', u64(3)), text('abcdef'), stop)],
  ['a frame within a frame', bytesOf(proto(4), op('FRAME', u64(30)), op('FRAME', u64(2)), op('NONE'), stop)],
  ['arguments that are no tuple', stream(stackGlobal('builtins', 'list'), op('EMPTY_LIST'), op('REDUCE'))],
];

const undecidable: readonly [what: string, bytes: Uint8Array][] = [
  ['a byte that is no opcode', bytesOf(proto(4), 0xff)],
  ['a constant beyond the end', bytesOf(proto(4), op('BINBYTES8', u64(2 ** 50)))],
  ['a negative length', bytesOf(op('BINSTRING', u32(0xffffffff)))],
  ['an empty stack', bytesOf(proto(4), op('REDUCE'))],
  ['a memo entry that is not there', bytesOf(op('BINGET', 3), stop)],
  ['no mark', bytesOf(op('TUPLE'), stop)],
  ['a number that is called', stream(op('BININT1', 1), tuple(), op('REDUCE'))],
  ['a missing STOP', bytesOf(proto(4), op('NONE'))],
];

describe('scanPickle', () => {
  it.each(dangerous)('calls %s dangerous', async (_, bytes) => {
    const { state, findings } = await scan(bytes);
    expect([state, findings[0]?.severity]).toEqual(['dangerous', expect.anything()]);
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it.each(unknown)('does not know %s', async (_, bytes) => {
    expect((await scan(bytes)).state).toBe('unknown');
  });

  it.each(undecidable)('cannot decide %s', async (_, bytes) => {
    expect((await scan(bytes)).state).toBe('undecidable');
  });

  it('takes data that only begin like a compressed stream for data', async () => {
    const bytes = stream(data(Uint8Array.of(0x1f, 0x8b, 8, 0, ...Array(60).fill(0xff))));
    expect((await scan(bytes)).state).toBe('clean');
  });

  it('tells offset, callable and arguments of a call', async () => {
    const { findings } = await scan(stream(op('NONE'), op('POP'), reduce(system, id)));
    expect(findings).toEqual([
      {
        rule: 'pickle-dangerous-call',
        severity: 'error',
        message: 'The file calls os.system, which runs commands or native code, when the file is loaded.',
        offset: 2 + 2 + 4 + 8 + 1 + 4 + 1,
        evidence: 'os.system("id")',
      },
    ]);
  });

  it('is clean for containers, numbers and a tensor', async () => {
    const storage = bytesOf(
      tuple(text('storage'), stackGlobal('torch', 'FloatStorage'), text('0')),
      op('BINPERSID'),
    );
    const genuine = reduce(stackGlobal('torch._utils', '_rebuild_tensor_v2'), storage, op('BININT1', 0));
    const state = bytesOf(op('EMPTY_DICT'), op('MARK'), text('weight'), genuine, op('SETITEMS'));
    expect(await scan(stream(state))).toMatchObject({ state: 'clean', findings: [] });
  });
});

describe('what a finding shows of a stream', () => {
  it('has no part of a token, however long the text before it', async () => {
    const token = `hf_${'AbCdEfGhIj'.repeat(3)}KlMn`;
    for (const before of [0, 40, 70, 78]) {
      const command = `${'x'.repeat(before)} ${token} rest`;
      const { findings } = await scan(stream(reduce(system, text(command))));
      expect(JSON.stringify(findings)).not.toContain('AbC');
    }
  });
});
