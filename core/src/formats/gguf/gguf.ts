import type { ByteSource } from '../../bytes/byteSource.ts';
import { joinJudged } from '../../finding/contentFinding.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { judgeLicenses, licensesOf } from '../licenses.ts';
import { judgeFault } from '../structureFault.ts';
import { checkTensors } from './checkTensors.ts';
import { checkKeys, type JudgeTemplate, judgeTemplates, neededSplits } from './judgeMetadata.ts';
import { readGguf } from './readGguf.ts';

/**
 * The format of llama.cpp: typed metadata, then tensors. Of what it holds, only chat templates are programs.
 * @param judgeTemplate judges those
 */
export function ggufFormat(judgeTemplate: JudgeTemplate): Format {
  return {
    id: 'gguf',
    recognises: ({ head }) => Buffer.from(head.subarray(0, 4)).toString('latin1') === 'GGUF',
    inspect: (source, inspection) => inspect(source, inspection, judgeTemplate),
  };
}

async function inspect(
  source: ByteSource,
  inspection: Inspection,
  judgeTemplate: JudgeTemplate,
): Promise<FormatVerdict> {
  const header = await readGguf(source, inspection.signal);
  const tensors = header.fault === undefined ? checkTensors(header, source.size) : undefined;
  const faults = [...checkKeys(header), ...(header.fault ? [header.fault] : (tensors?.faults ?? []))];
  const licenses = licensesOf(header.entries.map(({ key, value }) => [key, value]));
  const verdict = joinJudged([
    ...judgeLicenses(licenses),
    ...faults.map((fault) => judgeFault('gguf-malformed', fault)),
    ...judgeTemplates(header, judgeTemplate),
    ...(await judgeHiddenData(source, tensors?.end ?? source.size, inspection)),
  ]);
  const data = tensors === undefined ? 0 : Math.max(0, tensors.end - tensors.start);
  return {
    ...verdict,
    ...(data > 0 ? { notRead: [{ what: 'tensor data', bytes: data }] } : {}),
    facts: {
      licenses,
      needs: neededSplits(header, inspection.name),
    },
  };
}
