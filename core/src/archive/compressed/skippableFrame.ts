import { broken, type PackedInput, u32 } from './packedInput.ts';

/** LZ4 and Zstandard share sixteen marks for frames that decoders pass: 0x184D2A50 to 0x184D2A5F. */
const firstMark = 0x184d2a50;

/** Whether bytes begin with a frame to pass, and with one of the given magic after it. */
export function isSkippable(head: Uint8Array, magic: number): boolean {
  let at = 0;
  while (isMark(u32(head, at)) && at + 8 <= head.length) at += 8 + u32(head, at + 4);
  // A frame that reaches beyond what is known could be of either kind: it is passed by both.
  return at > 0 && (at + 4 > head.length || u32(head, at) === magic);
}

/** Passes a frame whose mark was read. @returns where it ends */
export async function skippedFrame(input: PackedInput): Promise<number> {
  input.seek(input.offset - 4);
  if (!isMark(await input.u32())) throw broken('no frame begins here');
  const length = await input.u32();
  return input.offset + length;
}

function isMark(word: number): boolean {
  return word >= firstMark && word < firstMark + 16;
}
