import { type ManifestEdits, manifestEdits } from './manifestEdits.ts';
import { type ManifestPin, writeManifest } from './writeManifest.ts';

/**
 * Adds a model at a commit to `models:`, to be approved, as `writeManifest` does: an entry that waits for its approval
 * is moved, one that is approved stays.
 */
export function addModelEntry(text: string, pin: ManifestPin): ManifestEdits {
  const written = writeManifest(text, [pin]);
  return manifestEdits(text, written.state === 'refused' ? written : { state: 'edited', text: written.text });
}
