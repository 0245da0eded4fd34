import { cardFormat } from './card/cardFormat.ts';
import { compressedFormat } from './compressed/compressedFormat.ts';
import { jsonFormat } from './config/jsonFormat.ts';
import { yamlFormat } from './config/yamlFormat.ts';
import { executableFormat, scriptFormat } from './executable/executableFormat.ts';
import { flaxFormat } from './flax/flaxFormat.ts';
import type { Format } from './format.ts';
import { ggufFormat } from './gguf/gguf.ts';
import { hdf5Format } from './hdf5/hdf5Format.ts';
import { lfsPointerFormat } from './lfsPointer/lfsPointerFormat.ts';
import { mediaFormat } from './media/mediaFormat.ts';
import { numpyFormat } from './numpy/numpy.ts';
import { onnxFormat } from './onnx/onnx.ts';
import { pickleFormat } from './pickle/pickleFormat.ts';
import { pythonFormat } from './python/pythonFormat.ts';
import { safetensorsFormat } from './safetensors/safetensors.ts';
import { sentencePieceFormat } from './sentencePiece/sentencePieceFormat.ts';
import { tarFormat } from './tar/tarFormat.ts';
import { jinjaFormat } from './template/jinjaFormat.ts';
import { judgeTemplate } from './template/judgeTemplate.ts';
import { licenseFormat } from './text/licenseFormat.ts';
import { requirementsFormat } from './text/requirementsFormat.ts';
import { textFormat } from './text/textFormat.ts';
import { legacyTorchFormat } from './torch/legacyTorch.ts';
import { unsupportedByName, unsupportedFormats } from './unsupported/unsupported.ts';
import { weightIndexFormat } from './weightIndex/weightIndex.ts';
import { endingZipFormat, zipFormat } from './zip/zipFormat.ts';

/** All formats, in the order in which they are asked: those with a sure mark before those that look closer. */
export const formats: readonly Format[] = [
  lfsPointerFormat,
  zipFormat,
  safetensorsFormat,
  ggufFormat(judgeTemplate),
  numpyFormat,
  hdf5Format,
  legacyTorchFormat,
  ...unsupportedFormats,
  executableFormat,
  pickleFormat,
  compressedFormat,
  tarFormat,
  // By their names, before what begins like them: code that begins with a brace, a card that begins with dashes.
  pythonFormat,
  scriptFormat,
  cardFormat,
  weightIndexFormat,
  jsonFormat,
  yamlFormat,
  jinjaFormat,
  onnxFormat,
  sentencePieceFormat,
  flaxFormat,
  endingZipFormat,
  mediaFormat,
  licenseFormat,
  requirementsFormat,
  textFormat,
  ...unsupportedByName,
];
