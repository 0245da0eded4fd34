/** Client to server, a notification: the workspace's trust changed. */
export interface TrustMessage {
  readonly method: 'modelWarden/trust';
  readonly params: { readonly trusted: boolean };
}
