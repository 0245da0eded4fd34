import type { Beginning, Format } from '../format.ts';
import { type LfsPointer, lfsPointerIn, pointerLimit } from './lfsPointer.ts';

/** What git-lfs leaves where the contents were not downloaded: nothing is known of the file that it stands for. */
export const lfsPointerFormat: Format = {
  id: 'lfs-pointer',
  recognises: (beginning) => pointerOf(beginning) !== undefined,
  async inspect() {
    return {
      state: 'undecidable',
      reason: 'the contents were never downloaded',
      findings: [
        {
          rule: 'lfs-pointer',
          severity: 'warning',
          message:
            'This is a pointer of Git LFS, not the file: its contents were never fetched, so nothing is known of them. Run "git lfs pull", or download the file from the Hub.',
        },
      ],
    };
  },
};

function pointerOf({ head, source }: Pick<Beginning, 'head' | 'source'>): LfsPointer | undefined {
  return source.size < pointerLimit ? lfsPointerIn(Buffer.from(head).toString('latin1')) : undefined;
}
