import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckWorkspaceResult } from '../../server/src/protocol/checkWorkspace.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const rule = 'unpinned-revision';
const load = 'AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")';
const unpinned = `from transformers import AutoTokenizer\n\n${load}\n`;

let folder: TemporaryFolder;
let clients: LspClient[];

beforeEach(() => {
  folder = new TemporaryFolder();
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.stop();
  folder.remove();
});

async function start(): Promise<LspClient> {
  const client = await LspClient.start({ folders: [folder.uri] });
  clients.push(client);
  return client;
}

it('goes on with a document whose file and folder are deleted under it', async () => {
  const uri = folder.write('src/load.py', unpinned);
  const client = await start();
  const document = await client.open(uri, unpinned);
  expect(await client.rules(document)).toEqual([rule]);
  rmSync(fileURLToPath(uri));
  await client.tellFiles(3, uri);
  expect(await client.rules(document)).toEqual([rule]);
  rmSync(folder.path, { recursive: true });
  await client.tellFiles(3, folder.uri);
  await client.replace(document, load, `${load}\n${load}`);
  expect(await client.rules(document)).toEqual([rule, rule]);
  expect((await client.codeActions(document)).length).toBeGreaterThan(0);
  const result = await client.connection.sendRequest<CheckWorkspaceResult>('modelWarden/checkWorkspace', {});
  expect(result).toMatchObject({ files: 0, findings: 0 });
  await client.close(document);
  expect(client.messages).toEqual([]);
  expect(client.log).toEqual([]);
});

describe('a line as long as no editor likes it', () => {
  it.each<[what: string, line: (length: number) => string]>([
    ['of text', (length) => `text = "${'x'.repeat(length)}"`],
    ['of numbers', (length) => `numbers = [${'1, '.repeat(length / 3)}]`],
    ['of a comment behind a load', (length) => `${load}  # ${'word '.repeat(length / 5)}`],
    ['of an argument', (length) => `${load.slice(0, -1)}, cache_dir="${'x'.repeat(length)}")`],
    ['of pairs', (length) => `table = {${'"k": "v", '.repeat(length / 10)}}`],
    // As many loads as would fill it are more than the linter's clock allows on a busy machine.
    [
      'of loads among text',
      (length) => `${load}; "${'x'.repeat(500)}"; `.repeat(length / (load.length + 506)),
    ],
  ])('%s is answered, and edits of it are', async (_what, line) => {
    const client = await start();
    const document = await client.open(folder.uriOf('long.py'), `${unpinned}${line(300_000)}\n`);
    for (let edit = 0; edit < 3; edit++) {
      await client.replace(document, '\n\n', '\n\n\n');
      expect((await client.rules(document))[0]).toBe(rule);
    }
  });
});

it('shares a folder with another one', async () => {
  const uri = folder.write('load.py', unpinned);
  const [one, other] = [await start(), await start()];
  const document = await one.open(uri, unpinned);
  const check = (client: LspClient) =>
    client.connection.sendRequest<CheckWorkspaceResult>('modelWarden/checkWorkspace', {});
  const [ofOne, ofOther] = await Promise.all([check(one), check(other)]);
  expect(ofOne).toMatchObject({ files: 0 });
  expect(ofOther).toMatchObject({ files: 1, findings: 1 });
  await one.replace(document, load, '');
  expect(await one.rules(document)).toEqual([]);
  expect(other.publishedRules(uri)).toEqual([rule]);
  expect(await one.stop()).toBe(0);
  expect(await other.rules(await other.open(uri, unpinned))).toEqual([rule]);
});

it.runIf(process.platform === 'linux')('keeps nothing of thousands of edits', async () => {
  const client = await start();
  const body = Array.from({ length: 300 }, (_, at) => `value_${at} = [${at}, "text"]\n`).join('');
  const document = await client.open(folder.uriOf('load.py'), unpinned + body);
  const edit = async (times: number) => {
    for (let at = 0; at < times; at++) {
      // Every other text is broken.
      if (at % 2 === 0) await client.replace(document, 'from_pretrained(', 'from_pretrained((');
      else await client.replace(document, 'from_pretrained((', 'from_pretrained(');
      if (at % 5 === 0) await client.pull(document);
    }
    await client.pull(document);
  };
  // The first ones warm up: code is compiled and the heap takes its size.
  await edit(500);
  const before = residentMegabytes(client);
  await edit(3_000);
  const after = residentMegabytes(client);
  // Garbage that waits to be collected makes some 35 of these; what is kept of each text comes on top.
  expect(after - before).toBeLessThan(100);
});

function residentMegabytes({ process: { pid } }: LspClient): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
