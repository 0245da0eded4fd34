import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver/node';
import type { Reference } from '../../../core/src/reference/reference.ts';
import { ParserBrokenError } from '../../../core/src/source/limits.ts';
import { OpenDocuments } from '../../../server/src/documents/openDocuments.ts';
import { documentReport } from '../../../server/src/features/diagnostics.ts';
import { SettingsCache } from '../../../server/src/settings/settingsCache.ts';
import { ServerStatus } from '../../../server/src/status/serverStatus.ts';
import { Analyser } from '../../../server/src/workspace/analyser.ts';
import { HubMemory } from '../../../server/src/workspace/hubMemory.ts';
import { LintContexts } from '../../../server/src/workspace/lintContexts.ts';
import { WorkspaceFolders } from '../../../server/src/workspace/workspaceFolders.ts';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(loadTestLanguages);

const text = 'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name")\n';

/** What a WebAssembly instance throws that reads outside of its memory. */
function trap(): Error {
  return Object.assign(new Error('memory access out of bounds'), { name: 'RuntimeError' });
}

/** An analyser whose client only listens. */
function underTest(...names: readonly string[]) {
  const log: string[] = [];
  let ended = 0;
  const write = (message: string) => log.push(message);
  const connection = {
    console: { error: write, info: write },
    sendNotification: async (_method: string, { message }: { message: string }) => write(message),
  } as unknown as Connection;
  const status = new ServerStatus(connection, () => {
    ended += 1;
  });
  const documents = new OpenDocuments();
  for (const name of names) {
    documents.open({ textDocument: { uri: name, languageId: 'python', version: 1, text } });
  }
  const folders = new WorkspaceFolders([]);
  const settings = new SettingsCache(
    async () => undefined,
    () => undefined,
  );
  const contexts = new LintContexts(
    folders,
    settings,
    new HubMemory(),
    { openText: () => undefined, onAsked: () => undefined },
    true,
  );
  const closed: readonly Reference[] = [];
  const analyser = new Analyser(documents, contexts, folders, status, {
    references: () => closed,
    nameOf: (path) => path,
  });
  const breakWith = (name: string, fault: Error) => {
    Object.assign(documents.get(name)?.session ?? {}, {
      lint: () => {
        throw fault;
      },
    });
  };
  return { analyser, breakWith, log, contexts, ended: () => ended };
}

describe('Analyser', () => {
  it('lints a document whatever another one does to the linter, and tells of that once', async () => {
    const { analyser, breakWith, log, ended } = underTest('file:///a.py', 'file:///b.py');
    breakWith('file:///b.py', new Error('a fault of ours'));
    expect((await analyser.analyse('file:///a.py'))?.findings).toHaveLength(1);
    expect((await analyser.analyse('file:///b.py'))?.findings).toEqual([]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^\/b\.py: a fault of ours\n/);
    expect(ended()).toBe(0);
  });

  it.each([
    ['the parser says so', new ParserBrokenError('the parser failed')],
    ['a tree traps', trap()],
  ])('ends the server once, with the reason in the log, where %s', async (_name, fault) => {
    const { analyser, breakWith, log, ended } = underTest('file:///a.py', 'file:///b.py');
    breakWith('file:///a.py', fault);
    breakWith('file:///b.py', fault);
    await analyser.analyse('file:///a.py');
    await sleep(0);
    expect(ended()).toBe(1);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(`/a.py: ${fault.message}: the server ends to be started anew`);
  });

  it('makes the report of a version once', async () => {
    const { analyser, contexts } = underTest('file:///a.py', 'file:///b.py');
    const report = await documentReport(analyser, 'file:///a.py', undefined);
    expect(report).toMatchObject({ kind: 'full', items: [{ code: 'unpinned-revision' }] });
    expect(await documentReport(analyser, 'file:///a.py', undefined)).toBe(report);
    contexts.forget();
    expect(await documentReport(analyser, 'file:///a.py', undefined)).not.toBe(report);
    expect(await documentReport(analyser, 'file:///a.py', report.resultId)).toEqual({
      kind: 'unchanged',
      resultId: report.resultId,
    });
  });
});
