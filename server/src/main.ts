import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve.ts';

export interface ServerOptions {
  /** The folder of the `.wasm` files: that of the bundle. */
  readonly wasmDirectory: string;
}

/**
 * Starts the language server on the transport that the process's arguments name: `--stdio`, `--node-ipc`. It ends
 * the process on `exit`, or when the client is gone.
 */
export function startServer({ wasmDirectory }: ServerOptions): void {
  const connection = createConnection(ProposedFeatures.all);
  serve(connection, { wasmDirectory, env: process.env });
  connection.listen();
}
