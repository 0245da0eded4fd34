import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CachedDigester } from '../../../core/src/digest/cachedDigester.ts';
import { digestInTurn } from '../../../core/src/digest/digestInTurn.ts';
import { checkIntegrity } from '../../../core/src/verify/integrity/checkIntegrity.ts';
import { expectedFromList } from '../../../core/src/verify/integrity/expectedFile.ts';
import { listModelFolder } from '../../../core/src/verify/modelFolder/listModelFolder.ts';
import { gitOidOf, sha256Of } from '../../support/hubCache.ts';
import { useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();
const digester = new CachedDigester({ digestStamped: digestInTurn });
const changes = ['nothing', 'flip', 'append', 'empty', 'swap', 'add', 'rename'] as const;

describe('integrity of any model', () => {
  it('passes for what was published, and for nothing else', async () => {
    const content = fc.string({ minLength: 1, maxLength: 40 });
    const published = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}(\/[a-z]{1,3})?\.(bin|json)$/), content, {
      minKeys: 2,
      maxKeys: 5,
    });
    await fc.assert(
      fc.asyncProperty(published, fc.constantFrom(...changes), fc.nat(), async (files, change, at) => {
        const folder = scratch();
        const names = Object.keys(files);
        const list = Object.entries(files).map(([path, text]) => ({
          path,
          size: Buffer.byteLength(text),
          ...(path.endsWith('.bin') ? { sha256: sha256Of(text) } : { gitOid: gitOidOf(text) }),
        }));
        for (const [name, text] of Object.entries(files)) folder.write(name, text);
        const [one = '', two = ''] = [names[at % names.length], names[(at + 1) % names.length]];
        const file = folder.at(one);
        const isSame = apply();
        const { check } = await checkIntegrity({
          folder: await listModelFolder(folder.path),
          expected: expectedFromList(list, 'hub'),
          required: true,
          digester,
        });
        expect(check.state === 'passed').toBe(isSame);
        rmSync(folder.path, { recursive: true });

        function apply(): boolean {
          if (change === 'flip') {
            const bytes = readFileSync(file);
            const place = at % bytes.length;
            bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8));
            writeFileSync(file, bytes);
          } else if (change === 'append') appendFileSync(file, '\0');
          else if (change === 'empty') writeFileSync(file, '');
          else if (change === 'swap') {
            const bytes = readFileSync(file);
            renameSync(folder.at(two), file);
            writeFileSync(folder.at(two), bytes);
            return files[one] === files[two];
          } else if (change === 'add') folder.write('added.pt', 'x');
          else if (change === 'rename') renameSync(file, `${file}.pt`);
          return change === 'nothing';
        }
      }),
      { numRuns: 400 },
    );
  });
});
