import type { Beginning, Format } from '../format.ts';
import { judgeLicense } from '../license/restrictedLicense.ts';
import { readText } from '../text/readText.ts';
import { textFormat } from '../text/textFormat.ts';
import { readCard } from './readCard.ts';

const mostBytes = 2 * 1024 * 1024;

/** A model card: words for people, with YAML that the Hub reads at their start. No loader interprets either. */
export const cardFormat: Format = {
  id: 'model-card',
  recognises: (beginning: Beginning) =>
    /(?:^|\/)(?:readme|model_?card)\.(?:md|markdown)$/i.test(beginning.name) &&
    textFormat.recognises(beginning),
  async inspect(source, inspection) {
    const verdict = await textFormat.inspect(source, inspection);
    const read = await readText(source, mostBytes, inspection.signal);
    if (read.kind === 'other') return verdict;
    const facts = readCard(read.text);
    const license = judgeLicense(facts.card?.license ?? '');
    return {
      ...verdict,
      findings: [...verdict.findings, ...(license === undefined ? [] : [license])],
      facts,
    };
  },
};
