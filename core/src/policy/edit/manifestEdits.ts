import { editBetween } from '../../text/editBetween.ts';
import type { TextEdit } from '../../text/range.ts';
import type { EditedManifest } from './editManifest.ts';

/** What to write into the text of a manifest, or why nothing is written: a sentence for people. */
export type ManifestEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** The edits of an open text that make the edited manifest of it; none where it says so already. */
export function manifestEdits(text: string, edited: EditedManifest): ManifestEdits {
  if (edited.state === 'refused') return { refused: edited.reason };
  const edit = editBetween(text, edited.text);
  return { edits: edit === undefined ? [] : [edit] };
}
