/** What is done with a field: passed, passed as tensor data, kept, or walked as a message, perhaps kept with its own. */
export type FieldRule =
  | 'plain'
  | 'tensor-data'
  | 'number'
  | 'text'
  /** A text that is left out where it is long. */
  | 'short-text'
  | { readonly message: MessageName; readonly kept?: true };

export type MessageName =
  | 'model'
  | 'graph'
  | 'port'
  | 'node'
  | 'attribute'
  | 'tensor'
  | 'sparse-tensor'
  | 'function'
  | 'training'
  | 'opset'
  | 'entry';

const plain = 'plain';
const data = 'tensor-data';
const graph: FieldRule = { message: 'graph' };
const node: FieldRule = { message: 'node' };
const attribute: FieldRule = { message: 'attribute', kept: true };
const defaults: FieldRule = { message: 'attribute' };
const tensor: FieldRule = { message: 'tensor' };
const port: FieldRule = { message: 'port', kept: true };
const sparse: FieldRule = { message: 'sparse-tensor' };
const entry: FieldRule = { message: 'entry', kept: true };

/**
 * The messages of a model by field number, as onnx.proto has them at IR version 14. Those that neither name an operator
 * nor a file, and hold none that does, are passed unread: documentation, types, shapes, shardings, other metadata.
 */
export const messages: Readonly<Record<MessageName, Readonly<Record<number, FieldRule>>>> = {
  model: {
    1: 'number', // ir_version
    2: 'short-text', // producer_name
    3: 'short-text', // producer_version
    4: plain,
    5: plain,
    6: plain,
    7: graph,
    8: { message: 'opset', kept: true }, // opset_import
    14: entry, // metadata_props
    20: { message: 'training' }, // training_info
    25: { message: 'function' }, // functions
    26: plain,
  },
  graph: {
    1: node,
    2: plain,
    5: tensor, // initializer
    10: plain,
    11: port, // input
    12: port, // output
    13: plain,
    14: plain,
    15: sparse, // sparse_initializer
    16: plain,
  },
  port: {
    1: 'short-text', // name
    2: plain,
    3: plain,
    4: plain,
  },
  node: {
    1: plain,
    2: plain,
    3: plain,
    4: 'text', // op_type
    5: attribute,
    6: plain,
    7: 'text', // domain
    8: 'text', // overload
    9: plain,
    10: plain,
  },
  attribute: {
    1: 'text', // name
    2: plain,
    3: 'number', // i
    4: 'short-text', // s
    5: tensor, // t
    6: graph, // g
    7: plain,
    8: plain,
    9: plain,
    10: tensor, // tensors
    11: graph, // graphs
    13: plain,
    14: plain,
    15: plain,
    20: plain,
    21: plain,
    22: sparse, // sparse_tensor
    23: sparse, // sparse_tensors
  },
  tensor: {
    1: plain,
    2: plain,
    3: plain,
    4: data,
    5: data,
    6: data,
    7: data,
    8: 'text', // name
    9: data, // raw_data
    10: data,
    11: data,
    12: plain,
    13: entry, // external_data
    14: 'number', // data_location
    16: plain,
  },
  'sparse-tensor': { 1: tensor, 2: tensor, 3: plain },
  function: {
    1: 'text', // name
    4: plain,
    5: plain,
    6: plain,
    7: node,
    8: plain,
    9: plain,
    10: 'text', // domain
    11: defaults, // attribute_proto
    12: plain,
    13: 'text', // overload
    14: plain,
  },
  training: {
    1: graph, // initialization
    2: graph, // algorithm
    3: plain,
    4: plain,
  },
  opset: { 1: 'text', 2: 'number' },
  entry: { 1: 'text', 2: 'short-text' },
};

/** `IR_VERSION` of the same onnx.proto. */
export const newestIrVersion = 14;
