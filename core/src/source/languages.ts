import type { Language, LanguageId } from './language.ts';
import { loadPython } from './python/python.ts';

const loaders: Record<LanguageId, (wasmDirectory: string) => Promise<Language>> = { python: loadPython };
const loaded = new Map<LanguageId, Language>();

/** Loads every language once per thread; `lint` needs it before its first call. */
export async function loadLanguages({ wasmDirectory }: { readonly wasmDirectory: string }): Promise<void> {
  for (const [id, load] of Object.entries(loaders) as [LanguageId, (typeof loaders)[LanguageId]][]) {
    if (!loaded.has(id)) loaded.set(id, await load(wasmDirectory));
  }
}

/** @throws Error before `loadLanguages`. */
export function languageById(id: LanguageId): Language {
  const language = loaded.get(id);
  if (language === undefined) throw new Error(`language ${id} is not loaded: call loadLanguages first`);
  return language;
}

/** The language of a file by its name, `undefined` where none of ours reads it. */
export function languageOf(path: string): Language | undefined {
  const name = path.toLowerCase();
  for (const language of loaded.values()) {
    if (language.endings.some((ending) => name.endsWith(ending))) return language;
  }
  return undefined;
}
