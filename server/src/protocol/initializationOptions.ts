/** What a client may say in `initialize`; every part is optional, so that any LSP client can start the server. */
export interface InitializationOptions {
  /** `client`: the client answers the `modelWarden/*` questions about the Hub. Else the server asks the Hub itself. */
  readonly resolver?: 'client';
  /** False in Restricted Mode. Default true: a client without a notion of trust opens what its user chose. */
  readonly trusted?: boolean;
  /** True where the client runs `modelWarden.lookUp` when a link in a hover names it. */
  readonly commandLinks?: boolean;
  /** True where the client runs `modelWarden.addException` and `modelWarden.showManifest` when an action names them. */
  readonly manifestCommands?: boolean;
  /** True where the client shows `modelWarden/status`. */
  readonly status?: boolean;
  /** The `modelWarden` section, for clients that answer no `workspace/configuration`. */
  readonly settings?: unknown;
}
