import type { Judged } from '../../finding/contentFinding.ts';
import { foldedName } from '../memberName.ts';
import { guilty } from '../structureFindings.ts';
import { unicodePath } from './extraFields.ts';
import {
  aesMethod,
  type CentralEntry,
  hasDescriptorFlag,
  isEncryptedFlag,
  storedMethod,
  type ZipHeader,
} from './zipHeaders.ts';

/** Encrypted, strongly encrypted, header values masked: bits that make readers refuse a member. */
const refusingFlags = isEncryptedFlag | 0x40 | 0x2000;

/** Where the two headers of a member differ, so that readers that go by the one load what others do not see. */
export function compareHeaders(entry: CentralEntry, local: ZipHeader): Judged[] {
  const judged: Judged[] = [];
  const differ = (state: 'dangerous' | 'unknown', what: string, evidence: string): void => {
    judged.push(
      guilty(
        state,
        'archive-header-mismatch',
        `The two headers of ${entry.name} differ in ${what}: readers that go by the one load what others do not see.`,
        { member: entry.name, offset: local.offset, evidence },
      ),
    );
  };
  // CVE-2025-1944
  if (!isEqual(entry.rawName, local.rawName)) {
    const isSimilar = foldedName(entry.name) === foldedName(local.name);
    differ(isSimilar ? 'unknown' : 'dangerous', 'the name', `${entry.name} and ${local.name}`);
  }
  // CVE-2025-1945
  if (((entry.flags ^ local.flags) & refusingFlags) !== 0) {
    differ('dangerous', 'whether it is encrypted', `flags ${entry.flags} and ${local.flags}`);
  }
  if (entry.method !== local.method) {
    differ('dangerous', 'the compression method', `${entry.method} and ${local.method}`);
  }
  // Zeros in the local header are filled in by the data descriptor.
  const isOpen = (local.flags & hasDescriptorFlag) !== 0;
  const says = (value: number): boolean => !isOpen || value !== 0;
  if (entry.packedSize !== local.packedSize && says(local.packedSize)) {
    differ('dangerous', 'how many bytes are stored', `${entry.packedSize} and ${local.packedSize}`);
  }
  if (entry.size !== local.size && says(local.size)) {
    differ('unknown', 'the size', `${entry.size} and ${local.size}`);
  }
  if (entry.checksum !== local.checksum && says(local.checksum)) {
    differ('unknown', 'the checksum', `${hex(entry.checksum)} and ${hex(local.checksum)}`);
  }
  return judged;
}

/** What an entry of the central directory alone is guilty of. */
export function judgeEntry(entry: CentralEntry): Judged[] {
  const judged: Judged[] = [];
  const place = { member: entry.name, offset: entry.offset };
  if (isFalselyEncrypted(entry)) {
    judged.push(
      guilty(
        'dangerous',
        'archive-header-mismatch',
        `${entry.name} is marked as encrypted and is not: scanners refuse it while loaders that ignore the mark read it.`,
        { ...place, evidence: `flags ${entry.flags}` },
      ),
    );
  }
  const path = unicodePath(entry.extra, entry.rawName);
  if (path !== undefined && path !== entry.name && isAscii(path) && isAscii(entry.name)) {
    judged.push(
      guilty(
        'dangerous',
        'archive-header-mismatch',
        `${entry.name} has a second name, ${path}, that only some readers use.`,
        { ...place, evidence: path },
      ),
    );
  }
  if (entry.isContradictory) {
    judged.push(
      guilty(
        'unknown',
        'archive-header-mismatch',
        `The sizes of ${entry.name} and those in its Zip64 field contradict one another.`,
        place,
      ),
    );
  }
  return judged;
}

/** Encryption puts 12 bytes before stored data: without them there is none. */
export function isFalselyEncrypted({ flags, method, packedSize, size }: ZipHeader): boolean {
  return (flags & isEncryptedFlag) !== 0 && method === storedMethod && packedSize === size && size > 0;
}

/** Whether contents cannot be read without a password, as far as headers tell. */
export function isEncrypted(header: ZipHeader): boolean {
  return (
    ((header.flags & isEncryptedFlag) !== 0 || header.method === aesMethod) && !isFalselyEncrypted(header)
  );
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function isAscii(text: string): boolean {
  return [...text].every((letter) => letter < '\x80');
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
