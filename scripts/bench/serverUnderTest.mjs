import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { probe } from './measureNode.mjs';

/** The bundled language server over stdio, with the client's half of what is measured. */
export class ServerUnderTest {
  #child;
  #connection;
  /** The patterns of files that the server wants to hear of. */
  watchers = [];

  constructor(script) {
    this.#child = spawn(process.execPath, [...probe, script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
    });
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onRequest('workspace/configuration', ({ items }) => items.map(() => ({})));
    this.#connection.onRequest('client/registerCapability', ({ registrations }) => {
      const asked = registrations.flatMap(({ registerOptions }) => registerOptions?.watchers ?? []);
      this.watchers.push(...asked.map(({ globPattern }) => String(globPattern)));
      return null;
    });
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.listen();
  }

  /** @param {string[]} [folders] URIs */
  async initialize(folders = []) {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: { diagnostic: { relatedDocumentSupport: true } },
      },
    });
    await this.#connection.sendNotification('initialized', {});
  }

  open(uri, text) {
    return this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'python', version: 1, text },
    });
  }

  change(uri, version, range, text) {
    return this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** The findings of a document. */
  async pull(uri) {
    const report = await this.#connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      identifier: 'model-warden',
    });
    return report.items;
  }

  /** Looks at the files of the workspace that are not open. */
  checkWorkspace() {
    return this.#connection.sendRequest('modelWarden/checkWorkspace', {});
  }

  /** Memory of the process in megabytes. */
  async residentMegabytes() {
    return (await this.#probe()).residentBytes / 1e6;
  }

  /** Milliseconds of CPU since the start of the process. */
  async cpuMs() {
    return (await this.#probe()).cpuMs;
  }

  async #probe() {
    const answer = once(this.#child, 'message');
    this.#child.send('probe');
    const [told] = await answer;
    return told;
  }

  async stop() {
    const ended = once(this.#child, 'exit');
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }
}
