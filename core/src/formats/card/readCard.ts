import { isRecord } from '../config/walkValues.ts';
import type { FileFacts, ModelCard } from '../fileFacts.ts';
import { readFrontMatter } from './frontMatter.ts';
import { limitationsOf } from './limitations.ts';

/** Entries of one list that are kept, and the length of each. */
const mostEntries = 50;
const longest = 200;

/** What a model card says; as written, cut. Never throws. */
export function readCard(markdown: string): FileFacts {
  const { value, body } = readFrontMatter(markdown);
  const said = isRecord(value) ? value : {};
  const [license] = textsOf(said.license);
  const [name] = textsOf(said.license_name);
  const [link] = textsOf(said.license_link);
  // `other` only says that the name tells it.
  const told = license === 'other' && name !== undefined ? name : license;
  const limitations = limitationsOf(body);
  const card: ModelCard = {
    ...(told === undefined ? {} : { license: told }),
    ...(link === undefined ? {} : { licenseLink: link }),
    baseModels: textsOf(said.base_model),
    datasets: textsOf(said.datasets),
    ...(limitations === undefined ? {} : { limitations }),
  };
  return { card };
}

/** A text, or a list of texts. */
function textsOf(value: unknown): readonly string[] {
  return [value]
    .flat()
    .filter((item): item is string => typeof item === 'string' && item.trim() !== '')
    .slice(0, mostEntries)
    .map((item) => item.trim().slice(0, longest));
}
