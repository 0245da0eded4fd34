import type { Commit } from './repository.ts';

/** Parameters by type over all safetensors files of a commit, as the Hub counts them. */
export function safetensorsSummary(
  commit: Commit,
): { parameters: Record<string, number>; total: number } | undefined {
  const parameters: Record<string, number> = {};
  for (const [path, file] of commit.files) {
    if (!/^[^/]*\.safetensors$/.test(path)) continue;
    for (const { dtype, shape } of tensors(file.content)) {
      parameters[dtype] = (parameters[dtype] ?? 0) + shape.reduce((count, length) => count * length, 1);
    }
  }
  const total = Object.values(parameters).reduce((sum, count) => sum + count, 0);
  return total > 0 ? { parameters, total } : undefined;
}

function tensors(content: Uint8Array): { dtype: string; shape: number[] }[] {
  const bytes = Buffer.from(content);
  const length = Number(bytes.readBigUInt64LE(0));
  const header: Record<string, { dtype: string; shape: number[] }> = JSON.parse(
    bytes.toString('utf8', 8, 8 + length),
  );
  return Object.entries(header).flatMap(([name, tensor]) => (name === '__metadata__' ? [] : [tensor]));
}
