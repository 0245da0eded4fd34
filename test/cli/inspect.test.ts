import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opcodes } from '../../core/src/formats/pickle/opcodes.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { bytesOf, proto, reduce, stackGlobal, stop, stream, text } from '../support/pickleAssembler.ts';
import { endOf, runCli, startCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { torchArchive } from '../support/torchArchive.ts';
import { zipArchive } from '../support/zipAssembler.ts';

const hostile = stream(reduce(stackGlobal('os', 'system'), text('id')));

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const inspect = (...words: string[]) => runCli(['inspect', ...words], { folder: folder.path });

describe('inspect', () => {
  it('shows a pickle and its verdict, and judges nothing', async () => {
    folder.write('m.pkl', hostile);
    const { code, stdout, stderr } = await inspect('m.pkl');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('# calls os.system("id"): dangerous, runs commands or native code\n');
    expect(stdout).toContain('\nm.pkl: dangerous (pickle, 22 bytes)\n  error[pickle-dangerous-call]');
  });

  it('says only the verdict with --quiet', async () => {
    folder.write('m.pkl', hostile);
    expect((await inspect('--quiet', 'm.pkl')).stdout).toMatch(/^m\.pkl: dangerous \(pickle, 22 bytes\)\n/);
  });

  it('prints JSON that its schema allows', async () => {
    folder.write('m.pt', torchArchive({ w: { dtype: 'F32', shape: [2] } }));
    const { code, stdout } = await inspect('--format', 'json', 'm.pt');
    const json = JSON.parse(stdout);
    expect(schemaErrors('cli/inspect.schema.json', json)).toEqual([]);
    expect(json).toMatchObject({ version: 1, path: 'm.pt', format: 'torch', verdict: 'clean' });
    expect(json.pickle.streams[0].member).toBe('pytorch_model/data.pkl');
    expect(code).toBe(0);
  });

  it('shows a member of an archive, and a file whose own name has the separator', async () => {
    folder.write('a.zip', zipArchive([{ name: 'in/m.pkl', content: hostile }]));
    folder.write('odd!/m.pkl', hostile);
    expect((await inspect('a.zip!/in/m.pkl')).stdout).toContain(
      '\na.zip!/in/m.pkl: dangerous (pickle, 22 bytes)',
    );
    expect((await inspect('odd!/m.pkl')).stdout).toContain('\nodd!/m.pkl: dangerous');
    expect(await inspect('a.zip!/no')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'model-warden: a.zip!/no: no member of it is named "no".\n',
    });
  });

  it('reads code within an archive, too', async () => {
    const code = Buffer.from('import os\nos.system("id")\n');
    folder.write('m.zip', zipArchive([{ name: 'modeling.py', content: code }]));
    expect(await inspect('m.zip')).toMatchObject({ code: 0, stderr: '' });
    expect((await inspect('m.zip!/modeling.py')).stdout).toContain('(python, ');
  });

  it('names what cannot be read, and asks for one file', async () => {
    expect(await inspect('no.pkl')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'model-warden: no.pkl: it does not exist.\n',
    });
    expect((await inspect('.')).code).toBe(3);
    expect((await inspect()).stderr).toBe('model-warden: inspect needs a FILE.\n');
    expect((await inspect('a', 'b')).stderr).toBe('model-warden: inspect shows one FILE at a time.\n');
    expect((await inspect('hf:a/b@c')).stderr).toContain('not in this version');
    expect((await inspect('--format', 'sarif', 'a')).stderr).toContain('inspect has no format "sarif"');
  });

  it('helps', async () => {
    const { stdout } = await inspect('--help');
    expect(stdout).toContain('Usage: model-warden inspect [OPTIONS] FILE[!/MEMBER]\n');
    expect(stdout).toContain('Exit: 0 shown, whatever the verdict is;\n');
  });

  it('prints the beginning of a large file at once, and ends with who reads it', async () => {
    const pair = bytesOf(opcodes.NONE, opcodes.POP);
    folder.write('m.pkl', bytesOf(proto(4), Buffer.alloc(64 * 1024 * 1024, pair), opcodes.NONE, stop));
    const child = startCli(['inspect', 'm.pkl'], { folder: folder.path });
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect((await endOf(child)).code).toBe(0);
  });

  it('changes nothing of the file', async () => {
    folder.write('m.pkl', hostile);
    await inspect('m.pkl');
    expect(new Uint8Array(readFileSync(join(folder.path, 'm.pkl')))).toEqual(hostile);
  });
});
