import { field, numberField } from './protobufAssembler.ts';

/** A node: NodeProto as a field of a graph. */
export function node(
  type: string,
  { domain, attributes = [] }: { domain?: string; attributes?: readonly Uint8Array[] } = {},
): Uint8Array {
  return field(
    1,
    field(1, 'x'),
    field(2, 'y'),
    field(4, type),
    ...attributes,
    ...(domain === undefined ? [] : [field(7, domain)]),
  );
}

/** A text attribute of a node. */
export const textAttribute = (name: string, value: string) => field(5, field(1, name), field(4, value));
export const numberAttribute = (name: string, value: number) =>
  field(5, field(1, name), numberField(3, value));
/** An attribute that is a graph, as of `If`. */
export const graphAttribute = (name: string, ...graph: readonly Uint8Array[]) =>
  field(5, field(1, name), field(6, ...graph));

/** A tensor with its data in the file, as a field of a graph or, by number, of something else. */
export const tensor = (name: string, data: Uint8Array, number = 5) =>
  field(number, numberField(1, data.length / 4), numberField(2, 1), field(8, name), field(9, data));

/** A tensor whose data lie in another file. */
export const externalTensor = (name: string, location: string | undefined, number = 5) =>
  field(
    number,
    numberField(2, 1),
    field(8, name),
    ...(location === undefined ? [] : [field(13, field(1, 'location'), field(2, location))]),
    numberField(14, 1),
  );

/** A model of one graph, with what else belongs to a model. */
export function onnxFile(graph: readonly Uint8Array[], ...more: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([
    numberField(1, 10),
    field(2, 'test'),
    field(7, Buffer.concat(graph), field(2, 'main')),
    ...more,
    field(8, numberField(2, 21)),
  ]);
}
