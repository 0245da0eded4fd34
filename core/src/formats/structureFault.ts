import type { Judged } from '../finding/contentFinding.ts';
import type { ContentRule } from '../finding/ruleCatalogue.ts';

/** Something wrong with how a file is laid out. */
export interface StructureFault {
  /** `undecidable` where what follows cannot be read for it, `unknown` where all was read and no writer writes that. */
  readonly state: 'unknown' | 'undecidable';
  /** What is wrong, for people: a whole sentence. */
  readonly message: string;
  /** Bytes into the file. */
  readonly offset?: number;
  /** True where it is a limit of ours, not the file, that ends the reading. */
  readonly isLimit?: boolean;
}

/** A fault under the rule of its format. */
export function judgeFault(rule: ContentRule, { state, message, offset, isLimit }: StructureFault): Judged {
  return {
    state,
    finding: {
      rule: isLimit ? 'limit-exceeded' : rule,
      severity: 'warning',
      message,
      ...(offset === undefined ? {} : { offset }),
    },
  };
}

/** Faults that are kept of one file: a hostile one has as many as it has entries. */
const mostFaults = 20;

/** Collects faults, and as one more that there are more. */
export class StructureFaults {
  readonly #kept: StructureFault[] = [];
  #worst: StructureFault['state'] = 'unknown';
  #count = 0;

  add(fault: StructureFault): void {
    this.#count += 1;
    if (fault.state === 'undecidable') this.#worst = 'undecidable';
    if (this.#kept.length < mostFaults) this.#kept.push(fault);
  }

  /** In the order of adding. */
  get all(): readonly StructureFault[] {
    const untold = this.#count - this.#kept.length;
    if (untold === 0) return this.#kept;
    return [...this.#kept, { state: this.#worst, message: `${untold} more faults of this kind were found.` }];
  }
}

/** Thrown by readers where what follows cannot be read; what was read before is judged all the same. */
export class UnreadableStructure extends Error {
  override readonly name = 'UnreadableStructure';
  readonly fault: StructureFault;

  constructor(message: string, offset?: number, isLimit = false) {
    super(message);
    this.fault = {
      state: 'undecidable',
      message,
      ...(offset === undefined ? {} : { offset }),
      ...(isLimit ? { isLimit } : {}),
    };
  }
}
