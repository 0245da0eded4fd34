import { type Document, isMap, parseDocument } from 'yaml';
import { yamlRefusal } from '../yamlRefusal.ts';

export type EditedManifest =
  | { readonly state: 'edited'; readonly text: string }
  /** The manifest is left alone; the reason is a sentence for people. */
  | { readonly state: 'refused'; readonly reason: string };

/**
 * Changes the text of a `model-manifest.yaml` (empty: a new one) through its document, so that comments and the order of
 * keys stay. What cannot be read for certain is not written.
 * @param change why nothing is changed, `undefined` where it was
 */
export function editManifest(
  text: string,
  change: (document: Document) => string | undefined,
): EditedManifest {
  const refused = yamlRefusal(text);
  if (refused !== undefined) return { state: 'refused', reason: refused };
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) return { state: 'refused', reason: `The manifest is not valid YAML: ${error.message}` };
  if (document.contents !== null && !isMap(document.contents)) {
    return { state: 'refused', reason: 'The manifest is not a mapping.' };
  }
  const before = document.toString();
  const reason = change(document);
  if (reason !== undefined) return { state: 'refused', reason };
  // Writing the document anew may change its layout: not where there is nothing to change.
  if (document.toString() === before) return { state: 'edited', text };
  const indentSeq = !/^(?:models|exceptions):[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*- /m.test(text);
  const written = document.toString({ lineWidth: 0, indentSeq });
  return { state: 'edited', text: text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written };
}
