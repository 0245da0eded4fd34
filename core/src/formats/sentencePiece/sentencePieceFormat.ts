import type { ByteSource } from '../../bytes/byteSource.ts';
import { type Judged, joinJudged } from '../../finding/contentFinding.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { ProtobufReader, wireTypes } from '../protobuf/protobufReader.ts';
import { UnreadableStructure } from '../structureFault.ts';

/** Pieces, how it was trained, how text is normalised, tests of itself, how it is restored (sentencepiece_model.proto). */
const modelFields: readonly number[] = [1, 2, 3, 4, 5];
/** A piece: its text, its score, its type. */
const pieceTags: readonly (number | undefined)[] = [0x0a, 0x15, 0x18];

/** The vocabulary of SentencePiece: texts and numbers, which run nothing. */
export const sentencePieceFormat: Format = { id: 'sentencepiece', recognises, inspect };

/** Two pieces, one behind the other, each a short text with a score. */
function recognises({ head }: Beginning): boolean {
  const first = pieceEnd(head, 0);
  return first !== undefined && (pieceEnd(head, first) !== undefined || first >= head.length);
}

function pieceEnd(head: Uint8Array, at: number): number | undefined {
  const [tag, length = 0, inner, textLength = 0] = head.subarray(at, at + 4);
  if (tag !== 0x0a || length >= 0x80 || inner !== 0x0a || textLength + 2 > length) return undefined;
  const next = head[at + 4 + textLength];
  return textLength + 2 === length || pieceTags.includes(next) ? at + 2 + length : undefined;
}

async function inspect(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const judged: Judged[] = [];
  const reader = new ProtobufReader(source, inspection.signal);
  try {
    for (let field = await reader.next(source.size); field; field = await reader.next(source.size)) {
      inspection.signal?.throwIfAborted();
      if (!modelFields.includes(field.number) || field.wireType !== wireTypes.bytes)
        judged.push(
          unexpected('unknown', `It has a field ${field.number}, which no vocabulary has.`, field.offset),
        );
      if (judged.length > 10) break;
      reader.pass(field);
    }
    if (reader.fault !== undefined)
      judged.push(unexpected('undecidable', reader.fault.message, reader.fault.offset));
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
    judged.push(unexpected('undecidable', fault.fault.message, fault.fault.offset));
  }
  return joinJudged([...judged, ...(await judgeHiddenData(source, source.size, inspection))]);
}

function unexpected(state: 'unknown' | 'undecidable', message: string, offset = 0): Judged {
  return {
    state,
    finding: {
      rule: 'content-unsupported',
      severity: 'warning',
      message: `The vocabulary of SentencePiece is not as it is written: ${message}`,
      offset,
    },
  };
}
