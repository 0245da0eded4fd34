import nodePath from 'node:path';
import { SourceDocument } from '../../source/document.ts';
import { languageById } from '../../source/languages.ts';
import { LintLimitError } from '../../source/limits.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { readDotenv } from '../environment/readDotenv.ts';
import { attributeOf } from '../facts/python/attributes.ts';
import { Evaluator } from '../facts/python/evaluator.ts';
import { starImports } from '../facts/python/imports.ts';
import { PythonModule } from '../facts/python/module.ts';
import { valueOfExport } from '../facts/python/names.ts';
import type { Value } from '../facts/python/value.ts';
import type { ModuleConstant, ModuleFacts } from './moduleFacts.ts';
import { type ModuleFile, ModuleFiles, type ModuleFilesOptions } from './moduleFiles.ts';
import { plainConstant } from './plainConstant.ts';

/** Files from one to the next: a constant behind three is already hard to find. */
const mostHops = 6;
/** Modules that are kept parsed between two questions. */
const mostParsed = 8;
/** Looks into modules that one question may cost: a package may hand on hundreds of others by their stars. */
const mostLooks = 24;
/** Looks that all questions of one document may cost. */
const mostLooksOfDocument = 300;
/** Different names that one document may ask for: a file of real code imports some dozens of constants. */
const mostQuestions = 300;

export interface WorkspaceModulesOptions extends ModuleFilesOptions {
  /** The path under which findings name a file (absolute). */
  shown(file: string): string;
}

/** `null`: the module has the name, and it is no constant; `undefined`: it does not have it. */
type Answer = ModuleConstant | null | undefined;

/**
 * What the Python and `.env` files of a workspace say, by reading those that an import of a linted file leads to: never
 * one outside the project, few, small, and each question once, until something changes. The languages must be loaded.
 */
export class WorkspaceModules {
  readonly #options: WorkspaceModulesOptions;
  readonly #files: ModuleFiles;
  /** By file and what was asked of it. */
  readonly #answers = new Map<string, Map<string, Answer>>();
  readonly #variables = new Map<string, ReadonlyMap<string, ModuleConstant>>();
  /** By file, in the order in which they were parsed. */
  readonly #parsed = new Map<string, Evaluator>();
  /** Through how many files the present question has come. */
  #hops = 0;
  #looksLeft = 0;
  /** What is being read: a module may import itself through others. */
  readonly #open = new Set<string>();
  /** Files that cost too much. */
  readonly #refused = new Set<string>();

  constructor(options: WorkspaceModulesOptions) {
    this.#options = options;
    this.#files = new ModuleFiles(options);
  }

  /** What the files around a file (absolute path) say to it. */
  factsFor(file: string): ModuleFacts {
    const asked = new Set<string>();
    let looksOfDocument = mostLooksOfDocument;
    return {
      constant: (path) => {
        if (!asked.has(path) && asked.add(path).size > mostQuestions) return undefined;
        this.#looksLeft = Math.min(mostLooks, looksOfDocument);
        const before = this.#looksLeft;
        const constant = this.#constant(file, path);
        looksOfDocument -= before - this.#looksLeft;
        return constant;
      },
      variable: (name) => this.#variable(file, name),
    };
  }

  /** Forgets all that was read, and frees what is parsed; it can be asked again. */
  forget(): void {
    for (const file of this.#parsed.keys()) this.#drop(file);
    this.#files.forget();
    this.#answers.clear();
    this.#variables.clear();
    this.#refused.clear();
  }

  /**
   * Looks again at a file (absolute) that changed; true where that changes an answer that was given, and then all are
   * forgotten: others may have been made of it.
   */
  changed(file: string): boolean {
    if (!this.#files.asked(file) || !this.#files.refresh(file)) return false;
    const before = this.#answers.get(file) ?? new Map<string, Answer>();
    const isKnownModule = before.size > 0;
    this.#drop(file);
    if (isKnownModule) {
      this.#answers.set(file, new Map());
      this.#refused.delete(file);
      this.#hops += 1;
      this.#looksLeft = mostLooksOfDocument;
      const isSame = [...before].every(([question, answer]) => {
        const now = this.#answer({ file, rest: question.split('.') });
        return JSON.stringify(now, plainMaps) === JSON.stringify(answer, plainMaps);
      });
      this.#hops -= 1;
      if (isSame) return false;
    }
    this.forget();
    return true;
  }

  #constant(importer: string, path: string): ModuleConstant | undefined {
    if (this.#hops > mostHops || this.#looksLeft <= 0) return undefined;
    this.#hops += 1;
    try {
      for (const module of this.#files.modulesFor(importer, path)) {
        const answer = module.file === importer ? undefined : this.#answer(module);
        if (answer !== undefined) return answer ?? undefined;
      }
      return undefined;
    } finally {
      this.#hops -= 1;
      if (this.#hops === 0) this.#dropOldest();
    }
  }

  #answer({ file, rest }: ModuleFile): Answer {
    const question = rest.join('.');
    const answers = this.#answers.get(file) ?? new Map<string, Answer>();
    this.#answers.set(file, answers);
    if (answers.has(question)) return answers.get(question);
    const key = `${file} ${question}`;
    if (this.#open.has(key) || this.#refused.has(file)) return undefined;
    this.#open.add(key);
    try {
      const answer = this.#read(file, rest);
      // What was not found on a long way, or where looks ran out, another question may find.
      const isFinal = this.#hops <= 1 && this.#looksLeft > 0;
      if (answer || isFinal) answers.set(question, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof LintLimitError)) throw error;
      this.#refused.add(file);
      return undefined;
    } finally {
      this.#open.delete(key);
    }
  }

  #read(file: string, rest: readonly string[]): Answer {
    const [name = '', ...attributes] = rest;
    const text = this.#files.read(file);
    // Most of what is asked for is a function or a class of a module that does not say it.
    const mayName = text !== undefined && (text.includes(name.replace('()', '')) || starImport.test(text));
    if (!mayName || this.#looksLeft <= 0) return undefined;
    this.#looksLeft -= 1;
    const evaluator = this.#evaluatorOf(file, text);
    const { module } = evaluator;
    module.renewBudget();
    const own = valueOfExport(evaluator, name.replace('()', ''));
    if (own !== undefined) {
      const value = memberOf(evaluator, afterCall(own, name), attributes);
      return (value && plainConstant(evaluator, evaluator.constantOf(value, module.root))) ?? null;
    }
    for (const from of starImports(module).toReversed()) {
      const dot = from.endsWith('.') ? '' : '.';
      const constant = this.#constant(file, `${from}${dot}${rest.join('.')}`);
      if (constant !== undefined) return constant;
    }
    return undefined;
  }

  #evaluatorOf(file: string, text: string): Evaluator {
    let evaluator = this.#parsed.get(file);
    if (evaluator === undefined) {
      const document = new SourceDocument(this.#options.shown(file), languageById('python'), text);
      const isPackage = nodePath.basename(file) === '__init__.py';
      const module = parsedModule(document, this.#moduleName(file, isPackage), isPackage);
      evaluator = new Evaluator(module, {
        constant: (path) => this.#constant(file, path),
        variable: (variable) => this.#variable(file, variable),
      });
      this.#parsed.set(file, evaluator);
    }
    return evaluator;
  }

  #drop(file: string): void {
    this.#parsed.get(file)?.module.document.dispose();
    this.#parsed.delete(file);
  }

  /** Never in the middle of a question, which may be using it. */
  #dropOldest(): void {
    for (const file of this.#parsed.keys()) {
      if (this.#parsed.size <= mostParsed) return;
      this.#drop(file);
    }
  }

  #moduleName(file: string, isPackage: boolean): string | undefined {
    const names = isPackage ? [] : [nodePath.parse(file).name];
    let folder = nodePath.dirname(file);
    while (this.#files.isPackage(folder) && nodePath.dirname(folder) !== folder) {
      names.unshift(nodePath.basename(folder));
      folder = nodePath.dirname(folder);
    }
    return names.length > (isPackage ? 0 : 1) ? names.join('.') : undefined;
  }

  #variable(importer: string, name: string): ModuleConstant | undefined {
    const file = this.#files.environmentFile(importer);
    if (file === undefined) return undefined;
    let variables = this.#variables.get(file);
    if (variables === undefined) {
      variables = this.#readVariables(file);
      this.#variables.set(file, variables);
    }
    return variables.get(name);
  }

  #readVariables(file: string): ReadonlyMap<string, ModuleConstant> {
    const text = this.#files.read(file) ?? '';
    const lines = new LineIndex(text);
    const path = this.#options.shown(file);
    const variables = new Map<string, ModuleConstant>();
    try {
      for (const { name, nameSpan, value } of readDotenv(text).entries) {
        const steps = [{ place: { path, range: lines.rangeOf(nameSpan) }, message: `${name} is set here` }];
        if (value === undefined) variables.delete(name);
        else variables.set(name, { kind: 'string', value, steps, overridable: true });
      }
    } catch (error) {
      if (!(error instanceof LintLimitError)) throw error;
    }
    return variables;
  }
}

const starImport = /\bimport[ \t]*\(?[ \t]*\*/;

/** @throws LintLimitError, and then nothing of it is left to free */
function parsedModule(document: SourceDocument, name: string | undefined, isPackage: boolean): PythonModule {
  try {
    return new PythonModule(document, name, isPackage);
  } catch (error) {
    document.dispose();
    throw error;
  }
}

/** `attribute`, `Class().attribute` of a value, as the module leaves it. */
function memberOf(
  evaluator: Evaluator,
  owner: Value | undefined,
  attributes: readonly string[],
): Value | undefined {
  let value = owner;
  for (const attribute of attributes) {
    if (value === undefined) return undefined;
    const member = attributeOf(evaluator, value, attribute.replace('()', ''), evaluator.module.root);
    value = afterCall(member, attribute);
  }
  return value;
}

function afterCall(value: Value, name: string): Value | undefined {
  if (!name.endsWith('()')) return value;
  return value.kind === 'class' ? { ...value, kind: 'instance' } : undefined;
}

function plainMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
