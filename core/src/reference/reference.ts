import type { Range } from '../text/range.ts';
import type { RepositoryKind } from './repository.ts';
import type { RevisionState } from './revision.ts';

/** What a reference names. `file` is a path on disk, `url` a download outside any repository. */
export type ReferenceKind = RepositoryKind | 'image' | 'github' | 'url' | 'file';

/** A place in a source that names a model, dataset, tokenizer, file, image or GitHub repository to load. */
export interface Reference {
  /** As the caller named the document; `/` separated. */
  readonly path: string;
  /** Counts code cells from 1 where the document is a notebook. */
  readonly cell?: number;
  /** The text that names the repository, or the call where no text does. */
  readonly range: Range;
  /** The catalogue's name of the loader, e.g. `transformers.AutoModel.from_pretrained`. */
  readonly loader: string;
  readonly kind: ReferenceKind;
  /** `null`: not known by reading. */
  readonly repo: string | null;
  /** `null`: absent or not known; `revisionState` tells which. */
  readonly revision: string | null;
  readonly revisionState: RevisionState;
  readonly trustRemoteCode: boolean | 'unknown';
  readonly useSafetensors: boolean | 'absent' | 'unknown';
  /** Where the id came from when it is not a literal of the call, e.g. `constant MODEL_ID`. */
  readonly origin?: string;
}
