export interface Account {
  name: string;
  token: string;
  /** Whether the user was granted the gated repositories and sees the private ones. */
  member: boolean;
}

/** Users of the local Hub. The tokens open nothing but a process on this machine. */
export const localAccounts = {
  /** Signed in, without access to anything gated or private. */
  reader: { name: 'local-reader', token: 'hf_local_reader', member: false },
  /** Signed in, with access to everything. */
  member: { name: 'local-member', token: 'hf_local_member', member: true },
  /** For the mirror, whose tokens do not look like the Hub's. */
  mirror: { name: 'local-mirror-user', token: 'local-mirror-token', member: true },
} as const satisfies Record<string, Account>;

/** Who asks: nobody, an account, or somebody with a token that is not known. */
export type Caller = { kind: 'anonymous' } | { kind: 'account'; account: Account } | { kind: 'invalid' };

/** Reads the Authorization header. */
export function identifyCaller(authorization: string | undefined): Caller {
  if (!authorization) return { kind: 'anonymous' };
  const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  const account = Object.values(localAccounts).find((known) => known.token === token);
  return account ? { kind: 'account', account } : { kind: 'invalid' };
}

/** Whether the caller has access to gated and private repositories. */
export function isMember(caller: Caller): boolean {
  return caller.kind === 'account' && caller.account.member;
}
