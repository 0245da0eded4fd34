import { compressedFormat } from './compressed/compressedFormat.ts';
import type { Format } from './format.ts';
import { ggufFormat } from './gguf/gguf.ts';
import { numpyFormat } from './numpy/numpy.ts';
import { onnxFormat } from './onnx/onnx.ts';
import { pickleFormat } from './pickle/pickleFormat.ts';
import { safetensorsFormat } from './safetensors/safetensors.ts';
import { judgeTemplate } from './template/judgeTemplate.ts';
import { legacyTorchFormat } from './torch/legacyTorch.ts';
import { unsupportedByName, unsupportedFormats } from './unsupported/unsupported.ts';
import { weightIndexFormat } from './weightIndex/weightIndex.ts';
import { endingZipFormat, zipFormat } from './zip/zipFormat.ts';

/** All formats, in the order in which they are asked: those with a sure mark before those that look closer. */
export const formats: readonly Format[] = [
  zipFormat,
  safetensorsFormat,
  ggufFormat(judgeTemplate),
  numpyFormat,
  legacyTorchFormat,
  ...unsupportedFormats,
  pickleFormat,
  compressedFormat,
  weightIndexFormat,
  onnxFormat,
  endingZipFormat,
  ...unsupportedByName,
];
