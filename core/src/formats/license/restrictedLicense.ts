import type { ContentFinding } from '../../finding/contentFinding.ts';
import { restrictedLicenses } from './restrictedLicenses.ts';

/** UTF-16 units of a licence's text in which its title stands. */
const titleLength = 600;

/**
 * What a licence restricts, where it is no open one; `undefined` for others and for those that no table here knows.
 * @param license an identifier (`cc-by-nc-4.0`), a name, or the text of a licence, of which the title is looked at
 */
export function judgeLicense(license: string): ContentFinding | undefined {
  const title = license.slice(0, titleLength);
  const words = `-${title
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, '-')}-`;
  const found = restrictedLicenses.find(
    ({ identifiers, phrases }) =>
      identifiers.some((identifier) => words === `-${identifier}-`) ||
      phrases.some((phrase) => words.includes(`-${phrase}-`)),
  );
  if (found === undefined) return undefined;
  const name =
    license.length > 80 || license.includes('\n') ? 'The licence' : `The licence "${license.trim()}"`;
  return {
    rule: 'restricted-license',
    severity: 'information',
    message: `${name} is no open-source licence: it ${found.why}.`,
    evidence: (title.trim().split('\n')[0] ?? '').slice(0, 200),
  };
}
