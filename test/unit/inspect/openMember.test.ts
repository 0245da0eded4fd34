import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { MemberError, openMember } from '../../../core/src/inspect/openMember.ts';
import { tarArchive } from '../../support/tarAssembler.ts';
import { zipArchive } from '../../support/zipAssembler.ts';

const content = Buffer.from('the member');
const zip = zipArchive([
  { name: 'model/data.pkl', content },
  { name: 'odd!/name', content },
]);
const tar = tarArchive([
  { name: './inner.zip', content: zip },
  { name: 'plain', content },
]);

async function read(bytes: Uint8Array, path: string): Promise<string> {
  const member = await openMember(new MemorySource(bytes), path);
  return Buffer.from(await member.read(0, member.size)).toString();
}

describe('a member', () => {
  it.each<[string, Uint8Array, string]>([
    ['of a zip', zip, 'model/data.pkl'],
    ['whose name has the separator', zip, 'odd!/name'],
    ['of a tar', tar, 'plain'],
    ['of a zip in a tar', tar, 'inner.zip!/model/data.pkl'],
    ['of a packed tar', gzipSync(tar), 'inner.zip!/odd!/name'],
  ])('%s is found', async (_, bytes, path) => {
    expect(await read(bytes, path)).toBe('the member');
  });

  it.each<[string, Uint8Array, string]>([
    ['no member of it is named "data.pkl"', zip, 'data.pkl'],
    ['it is no archive that has members, so none is "x"', tar, 'plain!/x'],
    ['it is no archive that has members, so none is "x"', content, 'x'],
  ])('that is not there is told: %s', async (message, bytes, path) => {
    await expect(read(bytes, path)).rejects.toThrow(new MemberError(message));
  });

  it('that is encrypted is told', async () => {
    const locked = Buffer.from(zipArchive([{ name: 'a', content: gzipSync(content) }]));
    for (const flags of [6, locked.indexOf('PK\x01\x02', 0, 'latin1') + 8]) locked.writeUInt16LE(1, flags);
    for (const method of [8, locked.indexOf('PK\x01\x02', 0, 'latin1') + 10]) locked.writeUInt16LE(8, method);
    await expect(read(locked, 'a')).rejects.toThrow('it cannot be unpacked: it is encrypted');
  });
});
