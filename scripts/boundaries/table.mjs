// The arrows of the house: who may import what. DESIGN section 3 as data; ARCHITECTURE.md tells it in words.

/** Parts of the core that any other part of the core may import. */
export const sharedCoreParts = ['collections', 'finding', 'paths', 'text', 'work'];

/** For each part of the core, the parts it may import beside itself and the shared ones. */
export const coreArrows = {
  source: [],
  lint: ['source', 'reference', 'policy'],
  verify: ['formats', 'digest', 'signature', 'provenance', 'policy', 'reference', 'hubCache'],
  fetch: ['verify', 'hub'],
  pin: ['lint', 'reference', 'policy'],
  formats: ['archive', 'bytes', 'source'],
  archive: ['bytes'],
  inspect: ['formats', 'archive', 'bytes'],
  bytes: [],
  digest: [],
  signature: [],
  provenance: [],
  reference: [],
  hub: ['reference', 'hubCache'],
  // What the Hub's clients keep on disk: layout and names, no socket.
  hubCache: ['reference'],
  policy: ['reference'],
  report: ['reference', 'lint', 'verify', 'inspect'],
  git: [],
  // A finding tells which reference it speaks of.
  finding: ['reference'],
  paths: [],
  collections: [],
  text: [],
  walk: [],
  // The worker protocol starts the pipeline that it carries, and reads its files.
  work: ['lint', 'policy', 'source', 'walk', 'reference', 'digest', 'formats'],
};

/** Arrows of the core that only types may take: a renderer knows the shape of a result, not its maker. */
export const coreTypesOnly = { report: ['reference', 'lint', 'verify', 'inspect'], finding: ['reference'] };

/** Parts of the core that a face may import; `'*'` is all of them. */
export const faceToCore = {
  server: '*',
  cli: '*',
  client: ['hub', 'reference', 'paths', 'finding'],
};

/** Folders of one face that another may import; only types where `typesOnly` says so. */
export const faceToFace = [
  { from: 'client', to: 'server/src/protocol', typesOnly: true },
  // `model-warden lsp --stdio` starts the server in the command line's process.
  { from: 'cli', to: 'server/src', typesOnly: false },
];

/** The faces, each a folder with its sources in `src`. Tests and scripts may import everything. */
export const faces = ['client', 'server', 'cli'];

/** Files and folders outside `src` that every part may import, as data. */
export const sharedData = ['package.json', 'schemas'];

/** Packages and Node modules that only these folders may import. */
export const packageHomes = [
  { package: /^vscode$/, homes: ['client/src'] },
  { package: /^vscode-languageclient(\/|$)/, homes: ['client/src'] },
  { package: /^vscode-(languageserver|jsonrpc)/, homes: ['server/src'] },
  { package: /^@huggingface\/hub$/, homes: ['core/src/hub'] },
  {
    package: /^(node:)?(http|https|http2|net|tls|dgram|dns)(\/|$)/,
    homes: ['core/src/hub', 'core/src/fetch'],
  },
  { package: /^(node:)?child_process$/, homes: ['core/src/git'] },
];

/** Globals that only these folders may use, as they stand in the text. */
export const globalHomes = [
  {
    name: 'fetch',
    pattern: /(?<![\w.$])(?:globalThis\.)?fetch\s*\(/,
    homes: ['core/src/hub', 'core/src/fetch'],
  },
  { name: 'console', pattern: /(?<![\w.$])console\s*\./, homes: ['cli/src'] },
];
