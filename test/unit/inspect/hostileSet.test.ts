import { beforeAll, expect, it } from 'vitest';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../core/src/formats/inspectContents.ts';
import { openContents } from '../../../core/src/inspect/openContents.ts';
import { hostileFiles } from '../../support/hostile/hostileFiles.ts';
import { inspectJson, inspectText } from '../../support/inspectReport.ts';
import { schemaErrors } from '../../support/jsonSchema.ts';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(loadTestLanguages);

/** Each file is inspected thrice here: of files that differ in little more than a name some are enough. */
const some = hostileFiles.filter((_, at) => at % 4 === 0);

it('files of the hostile set are shown, and never as clean', async () => {
  for (const { name, bytes } of some) {
    const shown = await inspectText(bytes, name);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect([name, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(shown)]).toEqual([name, false]);
    const json = await inspectJson(bytes, name);
    expect([name, json.verdict === 'clean', schemaErrors('cli/inspect.schema.json', json)]).toEqual([
      name,
      false,
      [],
    ]);
  }
}, 120_000);

it('what a pickle of it does is noted where it does it', async () => {
  let checked = 0;
  for (const { name, bytes } of hostileFiles) {
    const source = new MemorySource(bytes);
    const { format, findings } = await inspectContents(source, name);
    if (format !== 'pickle' && format !== 'joblib') continue;
    const dangerous = new Set<number>();
    for (const { read } of (await openContents(source, name)).pickles) {
      for await (const events of read()) {
        for (const event of events) {
          if (event.kind === 'instruction' && event.notes.some(({ level }) => level === 'dangerous'))
            dangerous.add(event.offset);
        }
      }
    }
    for (const { rule, member, offset = -1, message } of findings) {
      if (rule !== 'pickle-dangerous-call' || member !== undefined) continue;
      // What pickle.load makes of an array of joblib's is no instruction to joblib.
      if (message.startsWith('Bytes that joblib.load takes for an array')) continue;
      expect([name, message, dangerous.has(offset)]).toEqual([name, message, true]);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(100);
}, 120_000);
