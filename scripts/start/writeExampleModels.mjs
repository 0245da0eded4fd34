import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `os.system("echo this ran when the file was loaded")`, as a pickle of protocol 2. It says so, and does no more. */
const poisoned = Buffer.concat([
  Buffer.from('\x80\x02cos\nsystem\nX', 'latin1'),
  lengthOf('echo this ran when the file was loaded'),
  Buffer.from('echo this ran when the file was loaded\x85R.', 'latin1'),
]);

/**
 * Writes the models of the examples: one that is as it should be, and one whose weights run a command. They are made
 * here and not kept in the repository, where scanners of others would take them for an attack.
 * @param {string} folder
 */
export function writeExampleModels(folder) {
  const files = {
    'models/encoder/config.json': '{\n  "model_type": "bert",\n  "hidden_size": 4\n}\n',
    'models/encoder/README.md': '---\nlicense: mit\n---\n\n# A small encoder\n',
    'models/encoder/model.safetensors': safetensors({ 'embeddings.weight': [4, 4] }),
    'models/poisoned/config.json': '{\n  "model_type": "bert"\n}\n',
    'models/poisoned/pytorch_model.bin': poisoned,
  };
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Tensors of zeros as 32-bit floats, by name and shape. */
function safetensors(shapes) {
  let end = 0;
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const begin = end;
    end += shape.reduce((product, length) => product * length, 4);
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }];
  });
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(end)]);
}

function lengthOf(text) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return length;
}
