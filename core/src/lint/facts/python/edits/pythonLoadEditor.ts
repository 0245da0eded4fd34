import type { Node } from 'web-tree-sitter';
import type { DocumentEdit } from '../../../../finding/fix.ts';
import type { Loader, ParameterPath } from '../../../loaders/loader.ts';
import type { InlineRevision } from '../../../loaders/readId.ts';
import type { LoadEditor, SourceChange } from '../../modelLoad.ts';
import type { Argument, BoundCall } from '../boundCall.ts';
import type { ChosenId } from '../chosenId.ts';
import type { PythonModule } from '../module.ts';
import { contains } from '../scope.ts';
import { importSnapshotDownload } from './importSnapshotDownload.ts';
import { insertArgument, insideString, type OffsetEdit } from './insertArgument.ts';
import { pinCommentEdit, pinCommentText } from './pinComment.ts';
import { removeArgument } from './removeArgument.ts';

/** What does something beside giving a value, or may: who takes it out changes more than the argument. */
const runningTypes = ['call', 'await', 'yield', 'named_expression'];

/** Edits of one Python call; every method gives `undefined` where a correct edit cannot be written. */
export class PythonLoadEditor implements LoadEditor {
  readonly #module: PythonModule;
  readonly #bound: BoundCall;
  readonly #loader: Loader;
  readonly #id: ChosenId;
  readonly #inline: InlineRevision | undefined;

  constructor(
    module: PythonModule,
    bound: BoundCall,
    loader: Loader,
    id: ChosenId,
    inline: InlineRevision | undefined,
  ) {
    this.#module = module;
    this.#bound = bound;
    this.#loader = loader;
    this.#id = id;
    this.#inline = inline;
  }

  pin(): SourceChange | undefined {
    if (this.#loader.pinByHand !== undefined) return undefined;
    if (this.#inline !== undefined) return this.#pinInline(this.#inline);
    const parameter = this.#loader.revision;
    if (parameter === undefined || this.#id.isOneOfSeveral === true) return undefined;
    return this.#set(parameter, '{sha}', true);
  }

  requireSafetensors(): SourceChange | undefined {
    const parameter = this.#loader.safetensors;
    if (parameter === undefined || this.#id.isOneOfSeveral === true) return undefined;
    return this.#set(parameter, undefined, false);
  }

  replaceId(id: string): SourceChange | undefined {
    const value = this.#id.value;
    if (value.kind !== 'string' || value.literal === undefined) return undefined;
    return this.#change([{ ...value.literal.content, text: id }], value.literal.node);
  }

  removeTrust(): SourceChange | undefined {
    const parameter = this.#loader.trust?.parameter;
    return parameter === undefined ? undefined : this.removeArgument(parameter);
  }

  removeArgument(parameter: string): SourceChange | undefined {
    const argument = this.#bound.argument(parameter);
    if (argument?.site !== 'keyword' || argument.whole === undefined) return undefined;
    if (argument.whole.descendantsOfType(runningTypes).length > 0) return undefined;
    return this.#change(removeArgument(this.#module.text, argument.whole), argument.node);
  }

  loadSnapshot(): SourceChange | undefined {
    const { value, node, site, isOneOfSeveral } = this.#id;
    if (this.#loader.takesFolder !== true || isOneOfSeveral === true || value.kind !== 'string')
      return undefined;
    if ((site !== 'positional' && site !== 'keyword') || insideString(this.#module, node)) return undefined;
    const importEdits = importSnapshotDownload(this.#module);
    const id = this.#quoted(value.value.replace(/^hf:\/\//, ''));
    const sha = this.#quoted('{sha}');
    if (importEdits === undefined || id === undefined || sha === undefined) return undefined;
    // An id that a constant says stays the constant.
    const written = value.literal?.node.id === node.id || value.value.startsWith('hf://') ? id : node.text;
    const call = {
      start: node.startIndex,
      end: node.endIndex,
      text: `snapshot_download(${written}, revision=${sha})`,
    };
    const change = this.#change([...importEdits, call, ...this.#comment(node.endIndex)], node);
    return change && { ...change, shared: false };
  }

  #pinInline(inline: InlineRevision): SourceChange | undefined {
    const value = this.#id.value;
    if (value.kind !== 'string' || value.literal === undefined) return undefined;
    const { content, node } = value.literal;
    const start = content.start + inline.span.start;
    const end = content.start + inline.span.end;
    const edit = { start, end, text: start === end ? `${inline.separator}{sha}` : '{sha}' };
    return this.#change([edit, ...this.#comment(node.endIndex)], node);
  }

  /** Sets an argument to a string, or to `True` where `text` is undefined. */
  #set(path: ParameterPath, text: string | undefined, withComment: boolean): SourceChange | undefined {
    const argument = this.#bound.argument(path);
    if (argument !== undefined && argument.site !== 'partial')
      return this.#replace(argument, text, withComment);
    if (this.#bound.mayHold(path)) return undefined;
    const value = text === undefined ? 'True' : this.#quoted(text);
    if (value === undefined) return undefined;
    const [name = '', key] = path.split('.');
    if (key === undefined) return this.#insert(this.#bound.written.list, `${name}=${value}`, withComment);
    const holder = this.#bound.argument(name);
    if (holder === undefined)
      return this.#insert(this.#bound.written.list, `${name}={"${key}": ${value}}`, withComment);
    if (holder.value.kind === 'none') return undefined;
    if (holder.value.kind !== 'dict' || holder.value.open) return undefined;
    const dict = holder.value.node;
    if (dict.type === 'dictionary') return this.#insert(dict, `"${key}": ${value}`, withComment);
    return this.#insert(dict.childForFieldName('arguments') ?? undefined, `${key}=${value}`, withComment);
  }

  #replace(argument: Argument, text: string | undefined, withComment: boolean): SourceChange | undefined {
    const { value, node } = argument;
    if (value.kind === 'unknown') return undefined;
    const target = value.kind === 'string' && value.literal !== undefined ? value.literal.node : node;
    if (value.kind === 'string' && value.literal !== undefined && text !== undefined) {
      const edit = { ...value.literal.content, text };
      return this.#change([edit, ...(withComment ? this.#comment(target.endIndex) : [])], target);
    }
    const simple = node.type === 'none' || node.type === 'true' || node.type === 'false';
    const written = text === undefined ? 'True' : this.#quoted(text);
    if (!simple || written === undefined) return undefined;
    const edit = { start: node.startIndex, end: node.endIndex, text: written };
    return this.#change([edit, ...(withComment ? this.#comment(node.endIndex) : [])], node);
  }

  #insert(list: Node | undefined, argument: string, withComment: boolean): SourceChange | undefined {
    if (list === undefined) return undefined;
    const insertion = insertArgument(this.#module, list, argument, withComment ? pinCommentText : '');
    if (insertion === undefined) return undefined;
    const at = insertion.edits.at(-1)?.end ?? list.endIndex;
    const comment = withComment && !insertion.ownLine ? this.#comment(at) : [];
    return this.#change([...insertion.edits, ...comment], list);
  }

  #comment(index: number): readonly OffsetEdit[] {
    const edit = pinCommentEdit(this.#module, index);
    return edit === undefined ? [] : [edit];
  }

  /** In the quotes that the id has; inside an f-string only those are known to be right. */
  #quoted(text: string): string | undefined {
    const literal = this.#id.value.kind === 'string' ? this.#id.value.literal : undefined;
    const opening = literal?.node.firstChild?.text;
    const near = literal !== undefined && contains(this.#bound.call, literal.node);
    if (!near && insideString(this.#module, this.#bound.call)) return undefined;
    const quote = opening?.endsWith("'") ? "'" : '"';
    return `${quote}${text}${quote}`;
  }

  #change(edits: readonly OffsetEdit[], changed: Node): SourceChange | undefined {
    if (this.#bound.call.hasError) return undefined;
    return {
      edits: edits.map((edit) => this.#documentEdit(edit)),
      shared: !contains(this.#bound.call, changed),
    };
  }

  #documentEdit(edit: OffsetEdit): DocumentEdit {
    const { document } = this.#module;
    return { path: document.path, range: document.lines.rangeOf(edit), text: edit.text };
  }
}
