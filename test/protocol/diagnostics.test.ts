import { afterEach, describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { rulePage } from '../../core/src/finding/ruleCatalogue.ts';
import { LspClient, type LspClientOptions } from '../support/lspClient.ts';

const uri = 'file:///project/load.py';
const unpinned = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;
const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';

let client: LspClient;
afterEach(() => client.stop());

async function started(options: LspClientOptions = {}): Promise<LspClient> {
  client = await LspClient.start(options);
  return client;
}

describe('pulled diagnostics', () => {
  it('say rule, page, severity and place', async () => {
    const document = await (await started()).open(uri, unpinned);
    const diagnostics = await client.pull(document);
    expect(diagnostics).toMatchObject([
      {
        source: 'Model Warden',
        code: 'unpinned-revision',
        codeDescription: { href: rulePage('unpinned-revision') },
        severity: DiagnosticSeverity.Warning,
        range: document.rangeOf('"google-bert/bert-base-uncased"'),
        data: { rule: 'unpinned-revision', index: 0, documentVersion: 1 },
      },
    ]);
    expect(diagnostics[0]?.message).toContain('google-bert/bert-base-uncased');
  });

  it('show where a value came from', async () => {
    const text = unpinned.replace('tokenizer =', 'MODEL = "google-bert/bert-base-uncased"\ntokenizer =');
    const document = await (await started()).open(
      uri,
      text.replace('("google-bert/bert-base-uncased")', '(MODEL)'),
    );
    const [diagnostic] = await client.pull(document);
    expect(diagnostic?.relatedInformation?.map(({ location }) => location)).toContainEqual({
      uri,
      range: document.rangeOf('MODEL'),
    });
  });

  it('follow incremental edits, also several in one notification', async () => {
    const document = await (await started()).open(uri, unpinned);
    await client.replace(document, '")', `", revision="${sha}")`);
    expect(await client.rules(document)).toEqual([]);
    const revision = document.rangeOf(`, revision="${sha}"`);
    const line = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await client.change(document, [
      { range: revision, text: '' },
      { range: line, text: '# 🤗 first\r\n' },
    ]);
    const [diagnostic, ...others] = await client.pull(document);
    expect(others).toEqual([]);
    expect(diagnostic?.range).toEqual(document.rangeOf('"google-bert/bert-base-uncased"'));
    await client.change(document, [{ text: 'print("new text")\n' }]);
    expect(await client.rules(document)).toEqual([]);
  });

  it('stay while a call is broken by typing', async () => {
    const document = await (await started()).open(uri, unpinned);
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
    await client.replace(document, '")', '", revision=');
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
    await client.replace(document, 'revision=', `revision="${sha}")`);
    expect(await client.rules(document)).toEqual([]);
  });

  it('are not sent again where nothing changed', async () => {
    const document = await (await started()).open(uri, unpinned);
    const first = await client.report(document);
    expect(await client.report(document, first.resultId)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
    await client.replace(document, 'google-bert', 'local-lab');
    expect(await client.report(document, first.resultId)).toMatchObject({ kind: 'full' });
  });

  it('are none for a document that was closed, and come back when it is opened again', async () => {
    const document = await (await started()).open(uri, unpinned);
    const asked = client.pull(document);
    await client.close(document);
    await asked;
    expect(await client.pull(document)).toEqual([]);
    expect(await client.rules(await client.open(uri, unpinned))).toEqual(['unpinned-revision']);
  });

  it('need a language of ours, by what the client says or by the name', async () => {
    await started();
    expect(await client.rules(await client.open('untitled:Untitled-1', unpinned))).toEqual([
      'unpinned-revision',
    ]);
    expect(await client.rules(await client.open('file:///project/load.rb', unpinned, 'ruby'))).toEqual([]);
  });

  it('are none for a text that is larger than any source, and the log says so', async () => {
    await started();
    const document = await client.open(uri, `${unpinned}# ${'x'.repeat(11 * 1024 * 1024)}\n`);
    expect(await client.rules(document)).toEqual([]);
    expect(client.log).toEqual([expect.stringContaining('/project/load.py is over 10 MiB')]);
  });

  it('compare the open documents of a folder', async () => {
    await started({ folders: ['file:///project'] });
    const load = (commit: string) => unpinned.replace('")', `", revision="${commit}")`);
    const one = await client.open('file:///project/one.py', load(sha));
    expect(await client.rules(one)).toEqual([]);
    await client.open('file:///project/two.py', load('0123456789abcdef0123456789abcdef01234567'));
    const [diagnostic] = await client.pull(one);
    expect(diagnostic?.code).toBe('inconsistent-pin');
    expect(diagnostic?.relatedInformation?.[0]?.location.uri).toBe('file:///project/two.py');
  });
});

describe('pushed diagnostics, for clients that do not pull', () => {
  it('come after opening and typing, and go when the document is closed', async () => {
    await started({ capabilities: {} });
    const document = await client.open(uri, unpinned);
    await client.until(() => client.published.length > 0, 'diagnostics');
    expect(client.published).toMatchObject([
      { uri, version: 1, diagnostics: [{ code: 'unpinned-revision' }] },
    ]);
    await client.replace(document, '")', `", revision="${sha}")`);
    await client.until(() => client.published.length > 1, 'diagnostics after typing');
    expect(client.published[1]).toEqual({ uri, version: 2, diagnostics: [] });
    await client.replace(document, `, revision="${sha}"`, '');
    await client.close(document);
    await client.until(() => client.published.length > 2, 'diagnostics after closing');
    expect(client.published.at(-1)).toEqual({ uri, diagnostics: [] });
  });
});
