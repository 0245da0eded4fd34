import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import { ByteReadError, type ByteSource } from '../../core/src/bytes/byteSource.ts';
import { FileSource } from '../../core/src/bytes/fileSource.ts';
import { inspectContents } from '../../core/src/formats/inspectContents.ts';
import { openContents } from '../../core/src/inspect/openContents.ts';
import { MemberError, openMember } from '../../core/src/inspect/openMember.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { renderInspectJson } from '../../core/src/report/inspectJson.ts';
import type { InspectReport } from '../../core/src/report/inspectReport.ts';
import { renderInspectText } from '../../core/src/report/text/inspectText.ts';
import { loadLanguages } from '../../core/src/source/languages.ts';
import type { Command, CommandContext } from './command.ts';
import { exitCodes } from './exitCode.ts';
import { commonOptions, type ParsedOptions } from './options.ts';
import { tool } from './tool.ts';
import { UsageError } from './usageError.ts';

/** Between a file and the path of a member in it. */
const separator = '!/';

export const inspectCommand: Command = {
  name: 'inspect',
  operands: 'FILE[!/MEMBER]',
  summary: 'Show what a model file, or a member of an archive, really says; judges nothing',
  formats: ['text', 'json'],
  exits: '0 shown, whatever the verdict is',
  options: { ...commonOptions, quiet: { help: 'Print the verdict and the findings only' } },
  async run(options, context) {
    const { file, member } = operandOf(options, context);
    const shown = displayPath(context.folder, file, nodePath);
    const path = member === undefined ? shown : `${shown}${separator}${member}`;
    try {
      const source = await FileSource.open(file);
      try {
        const inner = member === undefined ? source : await openMember(source, member, context.signal);
        await print(inner, path, options, context);
      } finally {
        await source.close();
      }
    } catch (error) {
      if (!(error instanceof ByteReadError || error instanceof MemberError)) throw error;
      context.console.note(`${path}: ${error.message}.`);
      return exitCodes.usage;
    }
    return exitCodes.clean;
  },
};

async function print(
  source: ByteSource,
  path: string,
  options: ParsedOptions,
  { console, distribution, signal }: CommandContext,
): Promise<void> {
  const report: InspectReport = {
    tool,
    path,
    contents: await openContents(source, path, signal),
    signal,
    async judge() {
      // Code that travels with a model is judged, too.
      await loadLanguages({ wasmDirectory: distribution });
      const { facts: _, ...verdict } = await inspectContents(source, path, signal);
      return { path, inLoadSet: true, ...verdict };
    },
  };
  if (options.text('format') === 'json') await console.print(await renderInspectJson(report));
  else {
    const style = { colour: console.colour, quiet: options.flag('quiet') };
    for await (const part of renderInspectText(report, style)) await console.print(part);
  }
}

/** The file, absolute, and the member in it; a file whose own name has the separator is the file. */
function operandOf(options: ParsedOptions, { folder }: CommandContext): { file: string; member?: string } {
  const [operand, ...others] = options.positionals;
  if (operand === undefined) throw new UsageError('inspect needs a FILE.');
  if (others.length > 0) throw new UsageError('inspect shows one FILE at a time.');
  if (operand.startsWith('hf:'))
    throw new UsageError(`${operand}: inspecting on the Hub is not in this version (${tool.version}).`);
  const whole = nodePath.resolve(folder, operand);
  for (let at = operand.indexOf(separator); at > 0; at = operand.indexOf(separator, at + 1)) {
    if (existsSync(whole)) break;
    const file = nodePath.resolve(folder, operand.slice(0, at));
    if (existsSync(file)) return { file, member: operand.slice(at + separator.length) };
  }
  return { file: whole };
}
