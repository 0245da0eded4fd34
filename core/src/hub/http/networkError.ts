import { HubError } from '../../reference/hubError.ts';

// What Node's fetch puts into the chain of causes, by error code.
const nameFailures = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);
const certificateFailure = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL/;

/** The error for a request that got no whole answer: no network, refused, reset, a certificate not trusted. */
export function networkError(error: unknown, host: string): HubError {
  if (error instanceof HubError) return error;
  const codes = causeCodes(error);
  const reason = codes[0] ?? 'no reason given';
  if (codes.some((code) => certificateFailure.test(code))) {
    return new HubError(
      'insecure',
      `The certificate of ${host} is not trusted (${reason}). Behind a proxy that inspects TLS, add its authority with NODE_EXTRA_CA_CERTS.`,
      { cause: error },
    );
  }
  const what = codes.some((code) => nameFailures.has(code))
    ? `${host} cannot be found: there is no network, or the name is wrong (${reason}).`
    : `The connection to ${host} failed (${reason}).`;
  return new HubError('unreachable', `${what} Check the network, the proxy and the endpoint.`, {
    cause: error,
  });
}

/** True where trying again soon may help: a connection that was made and broke, not one that nobody takes. */
export function mayRecover(error: HubError): boolean {
  if (error.code !== 'unreachable') return false;
  const codes = causeCodes(error.cause);
  return !codes.some((code) => nameFailures.has(code) || code === 'ECONNREFUSED');
}

function causeCodes(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const { code } = error as { code?: unknown };
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [
    ...(typeof code === 'string' ? [code] : []),
    ...inner.flatMap((cause: unknown) => causeCodes(cause, depth + 1)),
  ];
}
