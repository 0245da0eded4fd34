import type { ByteSource } from '../bytes/byteSource.ts';
import type { ContentFinding, ContentsState } from '../finding/contentFinding.ts';

/** A member of an archive, as its headers describe it. */
export interface ArchiveMember {
  /** As the archive says, unescaped; hostile until checked. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'device';
  /** Where a link leads, as written. */
  readonly target?: string;
  /** Bytes that the headers claim, unpacked. */
  readonly size: number;
  /** Of the member's data in the archive's bytes. */
  readonly offset: number;
  /** True where its bytes lie in the archive as they are, so that reading them unpacks nothing. */
  readonly isStored: boolean;
  /**
   * The contents. Those that lie unpacked are a part of the archive's own source.
   * @throws UnreadableMember where they are encrypted, in an unsupported method, broken, or over a limit; ByteReadError;
   * the signal's reason
   */
  open(signal?: AbortSignal): Promise<ByteSource>;
}

/** Contents that cannot be read; the message says why, for people, and `rule` is what it breaks where it does. */
export class UnreadableMember extends Error {
  override readonly name = 'UnreadableMember';
  readonly rule: 'archive-bomb' | 'archive-header-mismatch' | 'content-unsupported' | 'limit-exceeded';
  /**
   * What can be read all the same: all before a break, or data under a wrong checksum. A loader that streams, or that
   * does not check, has used it before it fails: inspect it. The verdict is at best `undecidable`.
   */
  readonly readable?: ByteSource;

  constructor(rule: UnreadableMember['rule'], message: string, readable?: ByteSource) {
    super(message);
    this.rule = rule;
    if (readable !== undefined) this.readable = readable;
  }
}

/** Bytes of an archive that belong to no member. */
export interface BytesAside {
  /** For people: `comment`. */
  readonly what: string;
  readonly offset: number;
  readonly length: number;
}

/** What an archive says of its members, and what its structure alone is guilty of. */
export interface ArchiveReading {
  /** All that any reader might take for a member, those of hidden or doubled headers too. */
  readonly members: readonly ArchiveMember[];
  readonly findings: readonly ContentFinding[];
  /** The worst state that the structure alone causes. */
  readonly state: ContentsState;
  /** Where the archive's bytes end, when others may follow. */
  readonly end: number;
  /** Bytes that belong to no member: a comment, gaps, what follows. Readers of archives pass them, others may not. */
  readonly aside?: readonly BytesAside[];
  /** Parts that were left unread on request, for people. */
  readonly notRead?: readonly string[];
}
