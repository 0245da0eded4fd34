import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CompletionItem,
  Hover,
  Location,
  MarkupContent,
} from 'vscode-languageserver/node';
import { manifestName } from '../../core/src/policy/manifest.ts';
import type { ClientDocument } from '../support/clientDocument.ts';
import { LspClient, type LspClientOptions, modernClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';
const capabilities: ClientCapabilities = {
  ...modernClient,
  textDocument: {
    ...modernClient.textDocument,
    hover: { contentFormat: ['markdown'] },
    completion: {},
    definition: {},
  },
};

const manifestText = `policy:
  rules:
    unpinned-revison: error
models:
  - id: google-bert/bert-base-uncased
    revision: ${sha}
    approved_by: ada@example.org
`;
const sourceText = `from transformers import AutoTokenizer

AutoTokenizer.from_pretrained("google-bert/bert-base-uncased", revision="${sha}")
`;

let folder: TemporaryFolder;
let client: LspClient;

beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(async () => {
  await client.stop();
  folder.remove();
});

function uriOf(path: string): string {
  return pathToFileURL(`${folder.path}/${path}`).toString();
}

async function opened(text: string, options: LspClientOptions = {}): Promise<ClientDocument> {
  client = await LspClient.start({ folders: [uriOf('')], capabilities, ...options });
  return client.open(uriOf(manifestName), text, 'yaml');
}

const ask = <Answer>(document: ClientDocument, method: string, place: string) =>
  client.connection.sendRequest<Answer>(`textDocument/${method}`, {
    textDocument: { uri: document.uri },
    position: document.rangeOf(place).end,
  });

describe('an open manifest', () => {
  it('shows what is wrong with it, with the word that was meant', async () => {
    const document = await opened(manifestText);
    const [diagnostic, ...others] = await client.pull(document);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'manifest-schema',
      range: document.rangeOf('unpinned-revison'),
    });
    const actions = await client.codeActions(document);
    expect(actions.map(({ title }) => title)).toContain('Write unpinned-revision');
    expect(actions.map(({ title }) => title)).toContain('Ignore manifest-schema here, with a reason');
  });

  it('completes rules, levels and keys that are not there yet', async () => {
    const document = await opened(`${manifestText}  - id: openai-community/gpt2-uncased\n    ref`);
    const labels = async (place: string) =>
      (await ask<CompletionItem[]>(document, 'completion', place)).map(({ label }) => label);
    expect(await labels('    unpinned-rev')).toContain('unpinned-revision');
    expect(await labels('revison: er')).toEqual(['off', 'hint', 'information', 'warning', 'error']);
    expect(await labels('uncased\n    ref')).toEqual(expect.arrayContaining(['ref', 'kind']));
    expect(await labels('uncased\n    ref')).not.toContain('id');
  });

  it('completes the commits that open sources load', async () => {
    const document = await opened('models:\n  - id: google-bert/bert-base-uncased\n    revision: ');
    await client.open(uriOf('load.py'), sourceText);
    const items = await ask<CompletionItem[]>(document, 'completion', 'revision: ');
    expect(items.map(({ label }) => label)).toEqual([sha]);
  });

  it('says what keys, rules and entries are, and leads to the loads and back', async () => {
    folder.write(manifestName, manifestText.replace('revison', 'revision'));
    const document = await opened(manifestText.replace('revison', 'revision'));
    const source = await client.open(uriOf('load.py'), sourceText);
    const said = async (place: string) =>
      ((await ask<Hover | null>(document, 'hover', place))?.contents as MarkupContent | undefined)?.value;
    expect(await said('unpinned-rev')).toContain('A model or dataset is loaded without a commit SHA');
    expect(await said('approved_')).toContain('Who looked at it');
    expect(await said('google-bert')).toMatch(/load\.py:3.* at this commit/);
    const [load] = await ask<Location[]>(document, 'definition', 'google-bert');
    expect(load).toEqual({ uri: source.uri, range: source.rangeOf('"google-bert/bert-base-uncased"') });
    const [entry] = await ask<Location[]>(source, 'definition', '"google-bert');
    expect(entry).toEqual({ uri: document.uri, range: document.rangeOf('google-bert/bert-base-uncased') });
  });

  it.each([true, false])(
    'is compared with the last commit where the workspace is trusted: %s',
    async (trusted) => {
      const git = (...words: string[]) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...words], { cwd: folder.path });
      git('init', '-q');
      folder.write(manifestName, 'policy: {rules: {typosquat: error}}\n');
      git('add', '.');
      git('commit', '-qm', 'one');
      const document = await opened('policy:\n  rules:\n    typosquat: hint\n', {
        initializationOptions: { trusted },
      });
      const codes = (await client.pull(document)).map(({ code }) => code);
      expect(codes).toEqual(trusted ? ['policy-loosened'] : []);
    },
  );

  it('gets an entry for a load that nobody approved, while its text is the one on disk', async () => {
    const text = 'policy:\n  rules:\n    manifest-unapproved: warning\n';
    folder.write(manifestName, text);
    const manifest = await opened(text);
    const source = await client.open(uriOf('load.py'), sourceText);
    const title = 'Add google-bert/bert-base-uncased to the manifest, to be approved there';
    const offered = async () => (await client.codeActions(source)).find((action) => action.title === title);
    await client.apply((await offered())?.edit);
    expect(manifest.text).toBe(
      `${text}models:\n  - id: google-bert/bert-base-uncased\n    revision: ${sha}\n`,
    );
    expect(await offered()).toBeUndefined();
  });
});
