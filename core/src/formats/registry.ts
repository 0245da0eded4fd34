import type { Format } from './format.ts';
import { pickleFormat } from './pickle/pickleFormat.ts';
import { legacyTorchFormat } from './torch/legacyTorch.ts';

/** All formats, in the order in which they are asked: those with a sure mark before those that look closer. */
export const formats: readonly Format[] = [legacyTorchFormat, pickleFormat];
