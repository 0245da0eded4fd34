import { type Document, isScalar, type Node, type YAMLMap, YAMLSeq } from 'yaml';

/** Puts a collection where a document has nothing yet; comments that stood at the empty place stay. */
export function fillEmpty(document: Document, path: readonly string[], collection: YAMLMap | YAMLSeq): void {
  const old = document.getIn(path, true);
  if (isScalar(old)) {
    const comments = [old.commentBefore, old.comment].filter((comment) => comment != null);
    if (comments.length > 0) collection.commentBefore = comments.join('\n');
  }
  document.setIn(path, collection);
}

/** A list of one entry. */
export function listOf(document: Document, entry: Node): YAMLSeq {
  const list = new YAMLSeq(document.schema);
  list.add(entry);
  return list;
}
