import {
  createConnection,
  LSPErrorCodes,
  Message,
  ProposedFeatures,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { Framing } from './framing.ts';
import { serve } from './serve.ts';

export interface ServerOptions {
  /** The folder of the `.wasm` files: that of the bundle. */
  readonly wasmDirectory: string;
  /** The code to end with where the parser has failed for good. */
  readonly brokenExitCode: number;
}

/**
 * Starts the language server on the transport that the process's arguments name: `--stdio`, `--node-ipc`. It ends
 * the process on `exit`, or when the client is gone, or speaks so that no message of it can be told from the next.
 */
export function startServer({ wasmDirectory, brokenExitCode }: ServerOptions): void {
  if (process.argv.includes('--stdio')) watchFraming();
  const connection = createConnection(ProposedFeatures.all, {
    connectionStrategy: { cancelUndispatched },
  });
  serve(connection, { wasmDirectory, env: process.env, onBroken: () => process.exit(brokenExitCode) });
  connection.listen();
}

/** Requests that are cancelled before their turn are answered without it. */
function cancelUndispatched(message: Message): ResponseMessage | undefined {
  if (!Message.isRequest(message)) return undefined;
  const error = { code: LSPErrorCodes.RequestCancelled, message: 'The request was cancelled.' };
  return { jsonrpc: '2.0', id: message.id, error };
}

/** Sees each chunk before the connection does, which would wait for ever. */
function watchFraming(): void {
  const framing = new Framing();
  process.stdin.on('data', (chunk: Buffer) => {
    const problem = framing.read(chunk);
    if (problem === undefined) return;
    process.stderr.write(`model-warden: the client does not speak the protocol: ${problem}.\n`, () =>
      process.exit(1),
    );
  });
}
