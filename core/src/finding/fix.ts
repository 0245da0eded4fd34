import type { Repository } from '../reference/repository.ts';
import type { TextEdit } from '../text/range.ts';

/** An edit of one document; `cell` counts code cells from 1 where it is a notebook. */
export interface DocumentEdit extends TextEdit {
  readonly path: string;
  readonly cell?: number;
}

/**
 * What must be asked of the Hub before a fix can be written. The edits' text then holds `{sha}`, `{name}`
 * and `{date}`, which the answer fills in.
 */
export type HubQuestion =
  | {
      readonly ask: 'pin';
      readonly repository: Repository;
      /** The name to resolve: what the source says, else `main`. */
      readonly revision: string;
    }
  | {
      /** Another commit for what is pinned: the workspace's own pins and approvals are no answer. */
      readonly ask: 'update';
      readonly repository: Repository;
      /** The branch whose newest commit is wanted. */
      readonly revision: string;
    }
  | {
      readonly ask: 'safetensors-present';
      readonly repository: Repository;
      /** The revision that the call loads, else `main`. */
      readonly revision: string;
      readonly subfolder?: string;
      readonly variant?: string;
    };

export type FixKind = 'pin' | 'safetensors' | 'spelling' | 'remove' | 'replace' | 'suppress';

export interface Fix {
  readonly kind: FixKind;
  /** An imperative, as a lightbulb shows it: `Pin google-bert/bert-base-uncased to its commit`. */
  readonly title: string;
  /** Part of fix-all and `--fix`. */
  readonly safe: boolean;
  readonly preferred?: boolean;
  readonly needs?: 'hub';
  readonly question?: HubQuestion;
  readonly edits: readonly DocumentEdit[];
}
