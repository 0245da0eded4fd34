import { allowanceOf } from './allowed.ts';
import { dangerOf } from './dangerous.ts';
import { lookAlike } from './lookAlike.ts';

/** A name of either list that a reader would take this one for; `undefined` for one that looks like itself. */
export function looksLikeKnown(module: string, name: string): string | undefined {
  const [plainModule, plainName] = [lookAlike(module) ?? module, lookAlike(name) ?? name];
  if (plainModule === module && plainName === name) return undefined;
  const isKnown =
    allowanceOf(plainModule, plainName) !== undefined || dangerOf(plainModule, plainName) !== undefined;
  return isKnown ? `${plainModule}.${plainName}` : undefined;
}
