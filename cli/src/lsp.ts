import type { Command } from './command.ts';
import { exitCodes } from './exitCode.ts';
import { UsageError } from './usageError.ts';

export const lspCommand: Command = {
  name: 'lsp',
  operands: '--stdio',
  summary: 'Speak the language server protocol with an editor',
  options: {
    stdio: { help: 'Use standard input and output' },
    help: { help: 'Print this help' },
  },
  formats: [],
  async run(options, context) {
    if (!options.flag('stdio') || options.positionals.length > 0) {
      throw new UsageError('lsp needs --stdio and nothing else.');
    }
    // The server is loaded only here: every other command starts without it.
    const { startServer } = await import('../../server/src/main.ts');
    startServer({ wasmDirectory: context.distribution, brokenExitCode: exitCodes.internal });
    // The server ends the process itself, when its client says so or is gone.
    return exitCodes.clean;
  },
};
