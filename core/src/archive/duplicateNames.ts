import type { Judged } from '../finding/contentFinding.ts';
import type { ArchiveMember } from './archive.ts';
import { foldedName, slashed, untilZero } from './memberName.ts';
import { guilty } from './structureFindings.ts';

/**
 * Members of one name, or of names that some readers take for one: which one is loaded depends on the reader. Names that
 * differ in case or Unicode form alone are ordinary and only told. Folders may stand in an archive more than once.
 */
export function judgeDuplicates(members: readonly ArchiveMember[]): Judged[] {
  const judged: Judged[] = [];
  const exact = new Set<string>();
  const similar = new Map<string, string>();
  for (const { name, kind } of members) {
    if (kind === 'folder') continue;
    const folded = foldedName(name);
    const other = similar.get(folded);
    const place = { member: name, evidence: name };
    if (exact.has(name)) {
      judged.push(
        guilty(
          'unknown',
          'archive-duplicate-member',
          `The archive holds more than one member named ${name}: which one is loaded depends on the reader.`,
          place,
        ),
      );
    } else if (other !== undefined) {
      const isSameToSome = plain(other) === plain(name);
      judged.push(
        guilty(
          isSameToSome ? 'unknown' : 'clean',
          'archive-duplicate-member',
          `The members ${other} and ${name} are one file ${isSameToSome ? 'to some readers' : 'where names do not tell case or Unicode form apart'}: the later replaces the earlier.`,
          place,
        ),
      );
    }
    exact.add(name);
    if (other === undefined) similar.set(folded, name);
  }
  return judged;
}

function plain(name: string): string {
  return slashed(untilZero(name));
}
