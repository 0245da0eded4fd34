import type { DocumentEdit } from '../../finding/fix.ts';
import type { Span } from '../../text/range.ts';
import type { Provenance } from './modelLoad.ts';

/** A value that a text gives to something, with the place and the origin of that value. */
interface Given {
  /** What a finding underlines: the value where it is written beside the name, else the name. */
  readonly span: Span;
  /** The whole statement: a suppression anywhere on its lines counts. */
  readonly scope: Span;
  readonly provenance: readonly Provenance[];
  /** True where a caller or the environment may set another. */
  readonly overridable: boolean;
}

/** A variable of the environment that a text sets: `os.environ["X"] = "1"`, `X=1` in a `.env` file, `%env X=1`. */
export interface EnvironmentSetting extends Given {
  readonly name: string;
  readonly value: string;
  /** Takes the setting out; `undefined` where something else would go with it. */
  remove(): readonly DocumentEdit[] | undefined;
}

/** What an address is for. */
export type AddressUse = 'endpoint' | 'download' | 'index' | 'proxy';

/** An address that a call is given: `HfApi(endpoint="http://...")`. */
export interface StatedAddress extends Given {
  readonly use: AddressUse;
  readonly address: string;
  /** For messages: `the endpoint of HfApi`. */
  readonly said: string;
}
