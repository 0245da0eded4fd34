import type { Beginning, Format } from '../format.ts';
import { judgeLicense } from '../license/restrictedLicense.ts';
import { textFormat } from './textFormat.ts';

/** Bytes in which a licence's title stands. */
const titleLength = 4096;

/** The text of a licence beside a model. */
export const licenseFormat: Format = {
  id: 'text',
  recognises: (beginning: Beginning) =>
    /(?:^|\/)(?:licen[cs]e|copying|notice|use_policy)[^/]*$/i.test(beginning.name) &&
    !/\.(?:json|ya?ml|py)$/i.test(beginning.name) &&
    textFormat.recognises(beginning),
  async inspect(source, inspection) {
    const verdict = await textFormat.inspect(source, inspection);
    const title = new TextDecoder().decode(await source.read(0, titleLength, inspection.signal));
    const license = judgeLicense(title);
    return { ...verdict, findings: [...verdict.findings, ...(license === undefined ? [] : [license])] };
  },
};
