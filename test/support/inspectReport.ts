import type { ByteSource } from '../../core/src/bytes/byteSource.ts';
import { MemorySource } from '../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../core/src/formats/inspectContents.ts';
import { openContents } from '../../core/src/inspect/openContents.ts';
import { renderInspectJson } from '../../core/src/report/inspectJson.ts';
import type { InspectReport } from '../../core/src/report/inspectReport.ts';
import { renderInspectText } from '../../core/src/report/text/inspectText.ts';

/** What `inspect` would tell of some bytes under a name. */
export async function inspectReport(bytes: Uint8Array | ByteSource, path: string): Promise<InspectReport> {
  const source = bytes instanceof Uint8Array ? new MemorySource(bytes) : bytes;
  return {
    tool: { name: 'model-warden', version: '0' },
    path,
    contents: await openContents(source, path),
    async judge() {
      const { facts: _, ...verdict } = await inspectContents(source, path);
      return { path, inLoadSet: true, ...verdict };
    },
  };
}

/** The text of `inspect`, without colour. */
export async function inspectText(bytes: Uint8Array | ByteSource, path: string): Promise<string> {
  let text = '';
  const report = await inspectReport(bytes, path);
  for await (const part of renderInspectText(report, { colour: false, quiet: false })) text += part;
  return text;
}

/** Its JSON, parsed. */
export async function inspectJson(bytes: Uint8Array | ByteSource, path: string) {
  return JSON.parse(await renderInspectJson(await inspectReport(bytes, path)));
}
