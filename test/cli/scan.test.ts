import { describe, expect, it } from 'vitest';
import { schemaErrors } from '../support/jsonSchema.ts';
import { bytesOf, reduce, stackGlobal, stream, text } from '../support/pickleAssembler.ts';
import { runCli } from '../support/runCli.ts';
import { safetensorsFile } from '../support/safetensorsFile.ts';
import { useScratchFolders } from '../support/scratchFolder.ts';
import { torchArchive } from '../support/torchArchive.ts';

const scratch = useScratchFolders();
const tensors = { weight: { dtype: 'F32', shape: [4, 4] } } as const;
const evil = stream(reduce(stackGlobal('os', 'system'), text('id')));
const unknown = stream(reduce(stackGlobal('somebody.models', 'Layer'), text('id')));
let folder: ReturnType<typeof scratch>;

const scan = (...words: string[]) => runCli(['scan', ...words], { folder: folder.path });

function model(): void {
  folder = scratch();
  folder.write('model/config.json', '{"model_type": "bert"}');
  folder.write('model/model.safetensors', safetensorsFile(tensors));
  folder.write('model/pytorch_model.bin', torchArchive(tensors));
  folder.write('model/README.md', '# A model\n');
}

describe('scan', () => {
  it('is clean on an ordinary model, and says what was not read', async () => {
    model();
    const { code, stdout, stderr } = await scan('model');
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^clean: 4 clean\n4 files, .* is data that nothing interprets and was not read\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('fails on a dangerous file, and says where and why', async () => {
    model();
    folder.write('model/optimizer.pt', evil);
    const { code, stdout } = await scan('model');
    expect(stdout).toContain('model/optimizer.pt: dangerous (pickle, ');
    expect(stdout).toContain('error[pickle-dangerous-call] The file calls os.system');
    expect(stdout).toContain('os.system("id")');
    expect(code).toBe(1);
  });

  it.each([
    ['a name that nobody knows', unknown, 'unknown'],
    ['a cut file', evil.subarray(0, 4), 'undecidable'],
    ['an unknown format', Uint8Array.of(1, 2, 3, 0xff), 'undecidable'],
  ])('does not decide %s', async (_, bytes, verdict) => {
    model();
    folder.write('model/extra.bin', bytes);
    const { code, stdout } = await scan('model', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict });
    expect(code).toBe(2);
  });

  it('answers in JSON as its schema says, and in SARIF, Markdown and workflow commands', async () => {
    model();
    folder.write('model/optimizer.pt', evil);
    const json = await scan('model', '--format', 'json');
    expect(schemaErrors('cli/scan.schema.json', JSON.parse(json.stdout))).toEqual([]);
    const sarif = JSON.parse((await scan('model', '--format', 'sarif')).stdout);
    expect(schemaErrors('sarif/sarif-schema-2.1.0.json', sarif)).toEqual([]);
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: 'pickle-dangerous-call', level: 'error' });
    expect((await scan('model', '--format', 'markdown')).stdout).toContain('| `model/optimizer.pt`');
    expect((await scan('model', '--format', 'github')).stdout).toMatch(
      /^::error file=model\/optimizer\.pt,title=pickle-dangerous-call::/m,
    );
  });

  it('takes several paths, single files and shares of them', async () => {
    model();
    folder.write('loose.pkl', stream(text('x')));
    const all = await scan('model', 'loose.pkl', '--format', 'json');
    const paths = (stdout: string): string[] =>
      JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
    const shares = await Promise.all(
      ['1/3', '2/3', '3/3'].map((shard) => scan('model', 'loose.pkl', '--shard', shard, '--format', 'json')),
    );
    expect(shares.flatMap(({ stdout }) => paths(stdout)).sort()).toEqual(paths(all.stdout).sort());
    expect(paths(all.stdout)).toContain('loose.pkl');
  });

  it('names what it cannot read', async () => {
    model();
    folder.link('model/weights.bin', '/etc/hostname');
    const outside = await scan('model');
    expect(outside.stdout).toContain('model/weights.bin: undecidable');
    expect(outside.stdout).toContain('error[link-escapes]');
    expect(outside.code).toBe(2);
    const missing = await scan('nowhere');
    expect(missing.stderr).toContain('nowhere: it does not exist');
    expect(missing.code).toBe(3);
    expect(missing.stdout).toBe('No files.\n');
  });

  it.each([
    [[], 'scan needs a PATH, or --hub-cache.'],
    [['--shard', '4/3', '.'], '--shard needs I/N'],
    [['hf:a/b@main'], 'not in this version'],
  ])('refuses %j', async (words, message) => {
    folder = scratch();
    const { code, stderr } = await scan(...words);
    expect(stderr).toContain(message);
    expect(code).toBe(3);
  });

  it('escapes what a hostile name says to a terminal', async () => {
    folder = scratch();
    folder.write('model/a\u001b[31mb.bin', bytesOf(evil));
    const { stdout } = await scan('model');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('a\\u{1b}[31mb.bin');
  });
});
