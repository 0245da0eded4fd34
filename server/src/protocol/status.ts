/** Server to client, a notification: what the language status shows of the server. */
export interface StatusMessage {
  readonly method: 'modelWarden/status';
  readonly params: {
    readonly trusted: boolean;
    /**
     * How the last question to the Hub ended; `not-asked` before the first, `offline` where the network is off and
     * nothing on disk knows.
     */
    readonly network: 'not-asked' | 'answered' | 'answered-from-cache' | 'offline' | 'failed';
    /** The last fault of a handler, why the Hub could not answer, or a document that is not linted; for people. */
    readonly lastError?: string;
  };
}
