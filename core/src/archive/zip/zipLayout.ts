import type { ByteSource } from '../../bytes/byteSource.ts';
import { byteSize } from '../../text/byteSize.ts';
import type { BytesAside } from '../archive.ts';
import { guilty, type StructureFindings } from '../structureFindings.ts';
import { descriptorLength } from './dataDescriptor.ts';
import { readHiddenData } from './hiddenData.ts';
import type { ZipData } from './openZipData.ts';
import type { ZipHeader } from './zipHeaders.ts';

/** What a part of an archive is to the parts beside it. */
interface Part {
  readonly start: number;
  /** Absent for the directory and the records of the end. */
  readonly header?: ZipHeader;
}

/**
 * Goes over an archive's parts in their order and looks at what lies between them: only data descriptors and zeros are
 * ordinary there.
 */
export class ZipLayout {
  /** Members found where the directory has none. */
  readonly hidden: ZipData[] = [];
  readonly gaps: BytesAside[] = [];
  /** Behind the last part. */
  end = 0;
  #last: Part | undefined;
  readonly #source: ByteSource;
  readonly #found: StructureFindings;
  readonly #signal: AbortSignal | undefined;

  constructor(source: ByteSource, found: StructureFindings, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#found = found;
    this.#signal = signal;
  }

  /** Comes to the next part, over what lies before it. */
  async enter(part: Part): Promise<void> {
    const last = this.#last;
    if (part.start > this.end) {
      await this.#passGap(part.start);
    } else if (last !== undefined && part.start < this.end && part.start !== last.start) {
      const areMembers = last.header !== undefined && part.header !== undefined;
      this.#found.add(
        guilty(
          'dangerous',
          areMembers ? 'archive-bomb' : 'archive-header-mismatch',
          areMembers
            ? `The data of ${last.header.name} and ${part.header.name} overlap, which only bombs do.`
            : 'The data of a member and the records of the archive overlap: readers see different archives.',
          { offset: part.start },
        ),
      );
    }
    this.#last = part;
  }

  leave(end: number): void {
    this.end = Math.max(this.end, end);
  }

  /** Behind the last part. */
  async finish(): Promise<void> {
    if (this.#source.size > this.end) await this.#passGap(this.#source.size);
  }

  async #passGap(end: number): Promise<void> {
    const header = this.#last?.header;
    const start =
      this.end +
      (header === undefined
        ? 0
        : await descriptorLength(this.#source, this.end, end - this.end, header, this.#signal));
    if (start === end) return;
    const { firstUsed, members, isCut } = await readHiddenData(this.#source, start, end, this.#signal);
    for (const data of members) {
      this.hidden.push(data);
      this.#found.add(
        guilty(
          'unknown',
          'archive-hidden-data',
          `The member ${data.header.name} is in no directory of the archive: readers that go from member to member load it, others do not see it.`,
          { member: data.header.name, offset: data.header.offset },
        ),
      );
    }
    if (isCut) {
      this.#found.add(
        guilty('undecidable', 'limit-exceeded', 'Too many hidden members: the rest was not read.', {
          offset: start,
        }),
      );
    } else if (firstUsed !== undefined && members.length === 0) {
      this.gaps.push({ what: `bytes at ${firstUsed}`, offset: firstUsed, length: end - firstUsed });
      this.#found.add(
        guilty(
          'unknown',
          'archive-hidden-data',
          `${byteSize(end - start)} ${this.#placeOf(start, end)} belong to no member: readers of archives pass them, others may not.`,
          { offset: firstUsed },
        ),
      );
    }
  }

  #placeOf(start: number, end: number): string {
    if (start === 0) return 'before the archive';
    return end === this.#source.size ? 'behind the archive' : 'between parts of the archive';
  }
}
