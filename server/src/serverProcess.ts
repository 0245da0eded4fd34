// The entry point of dist/server.js, which the extension starts; `model-warden lsp --stdio` calls `startServer` itself.
import { startServer } from './main.ts';

startServer({ wasmDirectory: __dirname, brokenExitCode: 1 });
