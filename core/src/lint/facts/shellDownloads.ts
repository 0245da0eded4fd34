import type { DocumentEdit } from '../../finding/fix.ts';
import type { Reference } from '../../reference/reference.ts';
import type { RepositoryKind } from '../../reference/repository.ts';
import { classifyRevision } from '../../reference/revision.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { CellMagicLine } from '../../source/notebook/magicLine.ts';
import { holdsToken } from '../../text/maskTokens.ts';
import { hfDownload } from '../loaders/catalogue/shell.ts';
import { type InlineRevision, readId } from '../loaders/readId.ts';
import type { ModelLoad, SourceChange } from './modelLoad.ts';
import { plainWord, type ShellWord, shellCommands } from './shellWords.ts';

/** Options of `hf download` that take a value (huggingface_hub 1.x, cli/download.py). */
const withValue = new Set(
  '--repo-type --type --revision --include --exclude --cache-dir --local-dir --token --max-workers --local-dir-use-symlinks'.split(
    ' ',
  ),
);
const flags = new Set(['--force-download', '--resume-download', '--quiet', '-q', '--dry-run', '--no-quiet']);

/** A word that a shell, or IPython, may turn into options: `$ARGS`, `"${args[@]}"`, `{options}`. */
const mayHoldOptions = /^"?[$`{]/;

interface Download {
  readonly words: readonly ShellWord[];
  readonly id: ShellWord;
  readonly revision: ShellWord | undefined;
  readonly kind: RepositoryKind | undefined;
}

/** What the commands of a notebook's lines download: `!hf download owner/name --revision main`. */
export function shellDownloads(
  document: SourceDocument,
  magics: readonly CellMagicLine[],
): readonly ModelLoad[] {
  return magics.flatMap((magic) => {
    if (magic.kind !== 'shell' || !magic.text.includes('download')) return [];
    return shellCommands(magic.text).flatMap((words) => {
      const download = readDownload(words.map((word) => moved(word, magic.span.start)));
      return download === undefined ? [] : (loadOf(document, download) ?? []);
    });
  });
}

function moved({ text, start, end }: ShellWord, by: number): ShellWord {
  return { text, start: start + by, end: end + by };
}

/** The parts of one command; `undefined` for another one, or where an option is not known. */
function readDownload(all: readonly ShellWord[]): Download | undefined {
  const first = all.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  const words = all.slice(first);
  if (!/^(?:hf|huggingface-cli)$/.test(words[0]?.text ?? '') || words[1]?.text !== 'download')
    return undefined;
  const values = new Map<string, ShellWord>();
  const positional: ShellWord[] = [];
  for (let at = 2; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const [, option, value] = /^(--?[\w-]+)(=.*)?$/s.exec(word.text) ?? [];
    if (option === undefined) {
      // An option in quotes, or one that goes on behind a line break.
      if (/^["']?-/.test(word.text)) return undefined;
      positional.push(word);
    } else if (value !== undefined && withValue.has(option)) {
      values.set(option, { text: value.slice(1), start: word.start + option.length + 1, end: word.end });
    } else if (withValue.has(option)) {
      at += 1;
      const next = words[at];
      if (next === undefined) return undefined;
      values.set(option, next);
    } else if (!flags.has(option)) return undefined;
  }
  const [id, ...files] = positional;
  const revision = values.get('--revision') ?? files.find(({ text }) => mayHoldOptions.test(text));
  return id && { words, id, revision, kind: kindOf(values) };
}

function kindOf(values: ReadonlyMap<string, ShellWord>): RepositoryKind | undefined {
  const word = values.get('--repo-type') ?? values.get('--type');
  if (word === undefined) return 'model';
  const kinds: readonly RepositoryKind[] = ['model', 'dataset', 'space'];
  return kinds.find((kind) => plainWord(word.text)?.replace(/s$/, '') === kind);
}

/** `{name}` is Python's in a line of a notebook, and an expansion in a shell. */
function known(word: ShellWord): string | undefined {
  const plain = plainWord(word.text);
  return plain === undefined || /[{}*?]/.test(plain) ? undefined : plain;
}

function loadOf(document: SourceDocument, { words, id, revision, kind }: Download): ModelLoad | undefined {
  const name = known(id);
  if (name === undefined || kind === undefined || holdsToken(name)) return undefined;
  const notation = name.startsWith('hf://') ? 'hf-uri' : 'id';
  // The command never looks at the disk: `--local-dir owner/name` often makes a folder of that name.
  const read = readId(name, { ...hfDownload.repository, notation, kind }, () => false);
  if (read.names === 'nothing-remote') return undefined;
  const written = revision === undefined ? (read.inline?.revision ?? null) : known(revision);
  const callSpan = { start: words[0]?.start ?? id.start, end: words.at(-1)?.end ?? id.end };
  const reference: Reference = {
    path: document.path,
    range: document.lines.rangeOf(id),
    loader: 'hf download',
    kind: read.kind,
    repo: read.id,
    revision: written ?? null,
    revisionState: written === undefined ? 'unknown' : classifyRevision(written),
    trustRemoteCode: false,
    useSafetensors: 'absent',
  };
  const none = () => undefined;
  return {
    loader: hfDownload,
    callable: 'hf download',
    reference,
    repository: { kind: read.kind as RepositoryKind, id: read.id },
    idSpan: { start: id.start, end: id.end },
    calleeSpan: { start: callSpan.start, end: words[1]?.end ?? callSpan.end },
    callSpan,
    idProvenance: [],
    revisionProvenance: [],
    overridable: false,
    unresolved: written === undefined ? 'the shell puts it in' : undefined,
    revisionSpan: revision,
    trust: { value: false },
    ignored: [],
    codeRevision: { revision: null, state: 'absent' },
    runsCode: false,
    safetensors: { value: 'absent' },
    fileName: undefined,
    subfolder: undefined,
    unreadChoices: [],
    variant: undefined,
    editor: {
      pin: () => pinned(document, id, revision, read.inline),
      requireSafetensors: none,
      replaceId: (other) => change(document, id, other),
      removeTrust: none,
      removeArgument: none,
      loadSnapshot: none,
    },
  };
}

function pinned(
  document: SourceDocument,
  id: ShellWord,
  revision: ShellWord | undefined,
  inline: InlineRevision | undefined,
): SourceChange | undefined {
  if (revision !== undefined)
    return known(revision) === undefined ? undefined : change(document, revision, '{sha}');
  if (inline === undefined) return change(document, { start: id.end, end: id.end }, ' --revision {sha}');
  // In quotes the place inside the word is another one.
  if (plainWord(id.text) !== id.text) return undefined;
  const [start, end] = [id.start + inline.span.start, id.start + inline.span.end];
  return change(document, { start, end }, start === end ? `${inline.separator}{sha}` : '{sha}');
}

function change(
  { path, lines }: SourceDocument,
  span: { readonly start: number; readonly end: number },
  text: string,
): SourceChange {
  const edit: DocumentEdit = { path, range: lines.rangeOf(span), text };
  return { edits: [edit], shared: false };
}
