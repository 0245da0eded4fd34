import type { ByteSource } from '../../bytes/byteSource.ts';
import { type Field, ProtobufReader, wireTypes } from '../protobuf/protobufReader.ts';
import { type StructureFault, UnreadableStructure } from '../structureFault.ts';
import { type FieldRule, type MessageName, messages } from './messages.ts';

/** Messages in messages: subgraphs of control flow are four levels each. Protobuf's own readers end at 100. */
const deepest = 100;
/** Bytes of a name. */
const longestText = 64 * 1024;
/** Distinct operators, functions, files; entries of one message. */
const mostKept = 100_000;
/** Characters of all names and short texts together; the largest graphs have some tens of millions. */
const mostText = 128 * 1024 ** 2;

/** An operator, where the graph first names it. */
export interface OnnxOperator {
  /** As written; `''` and `ai.onnx` are the standard. */
  readonly domain: string;
  readonly type: string;
  readonly overload: string;
  readonly offset: number;
  /** Nodes of it in all graphs. */
  readonly count: number;
  /** Texts and numbers among the attributes of the first node. */
  readonly attributes: ReadonlyMap<string, string | number>;
}

/** A file in which data of tensors lie. */
export interface OnnxExternalData {
  /** As written; `undefined` where it is missing or longer than any name. */
  readonly location: string | undefined;
  readonly tensor: string;
  readonly offset: number;
}

/** What an ONNX model says, tensors' data aside. */
export interface OnnxModel {
  readonly irVersion: number;
  /** Name and version, as far as told. */
  readonly producer: string;
  /** Names of what goes into the main graph, parameters too in old models, and of what comes out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Domain to version. */
  readonly opsets: ReadonlyMap<string, number>;
  /** Each once, by what distinguishes them: their nodes too where an attribute may name a file. */
  readonly operators: readonly OnnxOperator[];
  /** Operators that the model itself is made of, in terms of others: `domain`, `name` and `overload`, joined by NUL. */
  readonly functions: ReadonlySet<string>;
  readonly externalData: readonly OnnxExternalData[];
  readonly metadata: ReadonlyMap<string, string>;
  /** Bytes of tensors, passed unread. */
  readonly dataLength: number;
  /** Fields that the schema does not have: `node.17`, with the offset of the first. */
  readonly unknownFields: ReadonlyMap<string, number>;
  /** Why reading stopped before the end. */
  readonly fault?: StructureFault;
}

/**
 * Reads an ONNX model: all of its graphs, in all places where the format has graphs. One that breaks is told up to
 * there.
 * @throws what `ByteSource.read` throws
 */
export async function readOnnx(source: ByteSource, signal?: AbortSignal): Promise<OnnxModel> {
  const walk = new Walk(new ProtobufReader(source, signal));
  const fault = await walk.read(source.size).catch((thrown: unknown) => {
    if (!(thrown instanceof UnreadableStructure)) throw thrown;
    return thrown.fault;
  });
  const { irVersion, producer, inputs, outputs } = walk;
  const { opsets, functions, metadata, dataLength, unknownFields } = walk;
  const [operators, externalData] = [[...walk.operators.values()], [...walk.externalData.values()]];
  return {
    ...{
      irVersion,
      producer,
      inputs,
      outputs,
      opsets,
      operators,
      functions,
      externalData,
      metadata,
      dataLength,
      unknownFields,
    },
    ...(fault ? { fault } : {}),
  };
}

/** The key by which a node finds its function. */
export function operatorKey({
  domain,
  type,
  overload,
}: Pick<OnnxOperator, 'domain' | 'type' | 'overload'>): string {
  return [domain === 'ai.onnx' ? '' : domain, type, overload].join('\0');
}

/** What was kept of one message, by field number. */
interface Message {
  readonly texts: Map<number, string>;
  readonly numbers: Map<number, number>;
  readonly parts: { readonly field: number; readonly message: Message }[];
}

class Walk {
  irVersion = 0;
  producer = '';
  inputs: readonly string[] = [];
  outputs: readonly string[] = [];
  dataLength = 0;
  readonly opsets = new Map<string, number>();
  readonly operators = new Map<string, OnnxOperator & { count: number }>();
  readonly functions = new Set<string>();
  readonly externalData = new Map<string, OnnxExternalData>();
  readonly metadata = new Map<string, string>();
  readonly unknownFields = new Map<string, number>();
  readonly #reader: ProtobufReader;
  #textLeft = mostText;

  constructor(reader: ProtobufReader) {
    this.#reader = reader;
  }

  async read(end: number): Promise<StructureFault | undefined> {
    await this.#message('model', end, 0);
    return this.#reader.fault;
  }

  async #message(name: MessageName, end: number, depth: number): Promise<Message> {
    const reader = this.#reader;
    const offset = reader.offset;
    if (depth > deepest)
      throw new UnreadableStructure(
        `Its messages are nested more than ${deepest} levels deep.`,
        offset,
        true,
      );
    const message: Message = { texts: new Map(), numbers: new Map(), parts: [] };
    const rules = messages[name];
    try {
      for (let field = await reader.next(end); field !== undefined; field = await reader.next(end)) {
        const rule = rules[field.number];
        if (rule === undefined || !fits(rule, field)) {
          this.#unknown(`${name}.${field.number}`, field.offset);
          reader.pass(field);
        } else if (typeof rule === 'object') {
          const inner = await this.#message(rule.message, field.end, depth + 1);
          if (rule.kept) message.parts.push({ field: field.number, message: inner });
          this.#bound(message.parts.length, offset);
        } else await this.#value(rule, field, message);
      }
    } finally {
      // What stands before the place where it breaks counts.
      this.#tell(name, message, offset, depth);
    }
    return message;
  }

  async #value(rule: FieldRule, field: Field, message: Message): Promise<void> {
    const reader = this.#reader;
    const length = field.end - reader.offset;
    if (rule === 'number') message.numbers.set(field.number, field.value);
    if (rule === 'text' || (rule === 'short-text' && length <= longestText)) {
      const text = await reader.text(field, longestText);
      message.texts.set(field.number, text);
      this.#textLeft -= text.length;
      if (this.#textLeft < 0)
        throw new UnreadableStructure('It has more names than are read.', field.offset, true);
      return;
    }
    // The last of several counts, even where it is too long to keep.
    if (rule === 'short-text') message.texts.delete(field.number);
    if (rule === 'tensor-data') this.dataLength += length;
    reader.pass(field);
  }

  #tell(name: MessageName, { texts, numbers, parts }: Message, offset: number, depth: number): void {
    switch (name) {
      case 'node':
        this.#operator({
          domain: texts.get(7) ?? '',
          type: texts.get(4) ?? '',
          overload: texts.get(8) ?? '',
          offset,
          count: 1,
          attributes: attributesOf(parts.map(({ message }) => message)),
        });
        break;
      case 'graph':
        // Of the main graph; others are in nodes or functions.
        if (depth === 1) {
          const named = (which: number) =>
            parts.flatMap(({ field, message }) => (field === which ? (message.texts.get(1) ?? '') : []));
          [this.inputs, this.outputs] = [named(11), named(12)];
        }
        break;
      case 'function':
        this.functions.add(
          operatorKey({
            domain: texts.get(10) ?? '',
            type: texts.get(1) ?? '',
            overload: texts.get(13) ?? '',
          }),
        );
        this.#bound(this.functions.size, offset);
        break;
      case 'tensor':
        this.#external(
          parts.map(({ message }) => message),
          numbers.get(14) === 1,
          texts.get(8) ?? '',
          offset,
        );
        break;
      case 'model':
        this.irVersion = numbers.get(1) ?? 0;
        this.producer = [2, 3].flatMap((field) => texts.get(field) || []).join(' ');
        for (const { field, message } of parts) {
          if (field === 8) this.opsets.set(message.texts.get(1) ?? '', message.numbers.get(2) ?? 0);
          else this.metadata.set(message.texts.get(1) ?? '', message.texts.get(2) ?? '');
        }
        break;
    }
  }

  #operator(operator: OnnxOperator): void {
    // Those that read a file are told apart by its name.
    const file = operator.attributes.get('ep_cache_context') ?? '';
    const key = `${operatorKey(operator)}\0${file}`;
    const known = this.operators.get(key);
    if (known === undefined) this.operators.set(key, { ...operator });
    else known.count += 1;
    this.#bound(this.operators.size, operator.offset);
  }

  #external(entries: readonly Message[], isExternal: boolean, tensor: string, offset: number): void {
    const locations = entries
      .filter(({ texts }) => texts.get(1) === 'location')
      .map(({ texts }) => texts.get(2));
    if (isExternal && locations.length === 0) locations.push(undefined);
    for (const location of locations) {
      const key = location ?? `\0${tensor}`;
      if (!this.externalData.has(key)) this.externalData.set(key, { location, tensor, offset });
      this.#bound(this.externalData.size, offset);
    }
  }

  #unknown(name: string, offset: number): void {
    if (!this.unknownFields.has(name)) this.unknownFields.set(name, offset);
    this.#bound(this.unknownFields.size, offset);
  }

  #bound(count: number, offset: number): void {
    if (count > mostKept)
      throw new UnreadableStructure(`It names more than ${mostKept} things of one kind.`, offset, true);
  }
}

/** Protobuf takes a field with another wire type than its own for one that it does not know. */
function fits(rule: FieldRule, { wireType }: Field): boolean {
  if (rule === 'plain' || rule === 'tensor-data') return true;
  return wireType === (rule === 'number' ? wireTypes.varint : wireTypes.bytes);
}

function attributesOf(attributes: readonly Message[]): ReadonlyMap<string, string | number> {
  const found = new Map<string, string | number>();
  for (const { texts, numbers } of attributes) {
    const value = texts.get(4) ?? numbers.get(3);
    if (value !== undefined) found.set(texts.get(1) ?? '', value);
  }
  return found;
}
