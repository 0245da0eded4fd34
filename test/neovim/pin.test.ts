import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnostic, Position } from 'vscode-languageserver/node';
import { root } from '../../scripts/projectPaths.mjs';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const source = `from transformers import AutoModel, AutoTokenizer

MODEL_ID = "google-bert/bert-base-uncased"

tokenizer = AutoTokenizer.from_pretrained(MODEL_ID)
model = AutoModel.from_pretrained(
    MODEL_ID,
    trust_remote_code=True,
)
`;

interface Shown {
  readonly code: string;
  readonly severity: number;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
}

interface Answers {
  readonly before: readonly Shown[];
  readonly title: string;
  readonly after: readonly Shown[];
}

let hub: LocalHub;
let folder: TemporaryFolder;
let env: Record<string, string>;
beforeAll(async () => {
  hub = await startLocalHub();
  folder = new TemporaryFolder();
  env = { HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' };
});
afterAll(async () => {
  folder.remove();
  await hub.close();
});

it('Neovim shows the diagnostics that VS Code shows, and its code action writes the same pin', async () => {
  const uri = folder.write('train.py', source);
  const answers = await pinInNeovim(join(folder.path, 'train.py'));
  const written = readFileSync(join(folder.path, 'train.py'), 'utf8');

  const client = await LspClient.start({ folders: [folder.uri], env, settings: () => ({ network: 'on' }) });
  try {
    const document = await client.open(uri, source);
    const diagnostics = await client.pull(document);
    expect(diagnostics.length).toBeGreaterThan(2);
    expect(sorted(answers.before)).toEqual(sorted(diagnostics.map(asShown)));

    const [first] = answers.before;
    const shown = diagnostics.filter(({ range }) => range.start.line === first?.start.line);
    const actions = await client.codeActions(document, { diagnostics: shown });
    const pin = actions.find(({ title }) => title === answers.title);
    if (pin === undefined) throw new Error(`VS Code would not offer ${answers.title}`);
    await client.apply((await client.resolve(pin)).edit);
    expect(written).toBe(document.text);
    expect(written).toContain(`revision="${hub.repository('google-bert/bert-base-uncased').head.sha}"`);
    expect(sorted(answers.after)).toEqual(sorted((await client.pull(document)).map(asShown)));
  } finally {
    await client.stop();
  }
});

/** Runs the script in a Neovim without the user's own settings. */
async function pinInNeovim(file: string): Promise<Answers> {
  const answers = join(folder.path, 'answers.json');
  const running = promisify(execFile)(
    'nvim',
    ['--headless', '--clean', '-n', '-c', `luafile ${join(root, 'test', 'neovim', 'pin.lua')}`],
    {
      cwd: folder.path,
      env: {
        ...process.env,
        ...env,
        MODEL_WARDEN_LSP: JSON.stringify([process.execPath, join(root, 'dist', 'cli.js'), 'lsp', '--stdio']),
        MODEL_WARDEN_FILE: file,
        MODEL_WARDEN_ANSWERS: answers,
      },
    },
  );
  // Neovim reads what is piped to it before anything else.
  running.child.stdin?.end();
  await running;
  return JSON.parse(readFileSync(answers, 'utf8'));
}

function asShown({ code, severity, message, range }: Diagnostic): Shown {
  const text = typeof message === 'string' ? message : message.value;
  return {
    code: String(code),
    severity: Number(severity),
    message: text,
    start: range.start,
    end: range.end,
  };
}

function sorted(shown: readonly Shown[]): readonly Shown[] {
  const key = ({ code, start }: Shown) => `${code} ${JSON.stringify(Object.entries(start).sort())}`;
  return shown.toSorted((a, b) => key(a).localeCompare(key(b)));
}
