import { posix } from 'node:path';
import type { Judged } from '../finding/contentFinding.ts';
import { guilty } from './structureFindings.ts';

const drive = /^[A-Za-z]:/;

/** What a member's name alone is guilty of: it would be written elsewhere, or readers take it differently. */
export function judgeName(name: string): Judged[] {
  const place = { member: name, evidence: name };
  const judged: Judged[] = [];
  if (name.includes('\0')) {
    judged.push(
      guilty(
        'dangerous',
        'archive-traversal',
        'The name of a member holds a zero byte: some readers end the name there and others do not, so that they load different files.',
        place,
      ),
    );
  }
  if (leadsOut(name)) {
    judged.push(
      guilty(
        'dangerous',
        'archive-traversal',
        `The member ${name} would be written outside the folder into which the archive is unpacked.`,
        place,
      ),
    );
  } else if (name.includes('\\')) {
    judged.push(
      guilty(
        'unknown',
        'archive-traversal',
        `The name ${name} holds a backslash: it is a folder on Windows and a part of the name elsewhere.`,
        place,
      ),
    );
  } else if (name === '') {
    judged.push(guilty('unknown', 'archive-header-mismatch', 'A member has no name.', place));
  }
  return judged;
}

/** What a link is guilty of: whoever unpacks it could read or write through it elsewhere. */
export function judgeLink(name: string, target: string, base: 'its folder' | 'the archive'): Judged[] {
  const folder = base === 'its folder' ? posix.dirname(slashed(name)) : '.';
  const isOut = isAbsolute(target) || escapes(posix.join(folder, slashed(target)));
  if (!isOut && !target.includes('\0')) return [];
  return [
    guilty(
      'dangerous',
      'link-escapes',
      `The member ${name} is a link that leads out of the archive, to ${target}: what is read or written through it lies elsewhere.`,
      { member: name, evidence: target },
    ),
  ];
}

function leadsOut(name: string): boolean {
  return isAbsolute(name) || slashed(name).split('/').includes('..');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || drive.test(path);
}

function escapes(path: string): boolean {
  return path === '..' || path.startsWith('../');
}

/** A name as readers see it that know `\` as well. */
export function slashed(name: string): string {
  return name.replaceAll('\\', '/');
}

/** The same for names that one file system or reader or another takes for one. */
export function foldedName(name: string): string {
  return posix
    .normalize(slashed(untilZero(name)))
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC');
}

/** A name as readers see it that end it at a zero byte. */
export function untilZero(name: string): string {
  const zero = name.indexOf('\0');
  return zero < 0 ? name : name.slice(0, zero);
}
