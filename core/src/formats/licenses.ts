import type { Judged } from '../finding/contentFinding.ts';
import { judgeLicense } from './license/restrictedLicense.ts';

const longest = 200;

/**
 * The licences that a format's metadata name: `license`, `general.license`, `modelspec.license`; as written, cut to
 * 200 characters. Links to licences and their texts are none.
 */
export function licensesOf(metadata: Iterable<readonly [string, unknown]>): readonly string[] {
  const found = new Set<string>();
  for (const [key, value] of metadata) {
    if (typeof value !== 'string' || value.trim() === '' || !/(?:^|[._])licen[sc]e$/i.test(key)) continue;
    found.add(value.trim().slice(0, longest));
  }
  return [...found];
}

/** What the licences restrict: worth knowing, and no danger. */
export function judgeLicenses(licenses: readonly string[]): readonly Judged[] {
  return licenses.flatMap((license) => {
    const finding = judgeLicense(license);
    return finding === undefined ? [] : [{ state: 'clean' as const, finding }];
  });
}
