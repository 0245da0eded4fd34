/** The part of the Hub's default `.gitattributes` that the fixtures need. */
export const gitAttributes = [
  '*.arrow filter=lfs diff=lfs merge=lfs -text',
  '*.bin filter=lfs diff=lfs merge=lfs -text',
  '*.ckpt filter=lfs diff=lfs merge=lfs -text',
  '*.h5 filter=lfs diff=lfs merge=lfs -text',
  '*.msgpack filter=lfs diff=lfs merge=lfs -text',
  '*.onnx filter=lfs diff=lfs merge=lfs -text',
  '*.ot filter=lfs diff=lfs merge=lfs -text',
  '*.parquet filter=lfs diff=lfs merge=lfs -text',
  '*.pkl filter=lfs diff=lfs merge=lfs -text',
  '*.pt filter=lfs diff=lfs merge=lfs -text',
  '*.pth filter=lfs diff=lfs merge=lfs -text',
  '*.safetensors filter=lfs diff=lfs merge=lfs -text',
  '',
].join('\n');

/** A README with the metadata block that the Hub reads. */
export function modelCard(card: {
  title: string;
  license: string;
  libraryName?: string;
  baseModel?: string;
}): string {
  const metadata = [
    `license: ${card.license}`,
    ...(card.libraryName ? [`library_name: ${card.libraryName}`] : []),
    ...(card.baseModel ? [`base_model: ${card.baseModel}`] : []),
  ];
  return `---\n${metadata.join('\n')}\n---\n\n# ${card.title}\n\nA small repository of the local Hub.\n`;
}

/** JSON as transformers writes it: two spaces, a newline at the end. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
