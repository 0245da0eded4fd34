import type { TextPlace } from '../../finding/finding.ts';

/** Where a constant of another file was set, or handed on; the nearest first. */
export interface ConstantStep {
  readonly place: TextPlace;
  readonly message: string;
}

type PlainValue =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'list'; readonly items: readonly ModuleConstant[]; readonly open: boolean }
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, ModuleConstant> }
  | { readonly kind: 'alternatives'; readonly values: readonly ModuleConstant[] };

/** A value that another file gives to a name, without any of that file's tree. */
export type ModuleConstant = PlainValue & {
  readonly steps: readonly ConstantStep[];
  /** True where a caller, the environment or an instance may set another. */
  readonly overridable: boolean;
};

/** What the files beside a document say, by reading them alone; the faces know which files these are. */
export interface ModuleFacts {
  /**
   * The constant that a dotted path leads to, as the document imports it: `config.MODEL_ID`,
   * `app.settings.Settings().model`, `.config.MODEL_ID` in a script. `undefined` where no file of the workspace says it.
   */
  constant(path: string): ModuleConstant | undefined;
  /** What the nearest `.env` file gives to a variable. The environment may give another: always overridable. */
  variable(name: string): ModuleConstant | undefined;
}

export const noModules: ModuleFacts = { constant: () => undefined, variable: () => undefined };
