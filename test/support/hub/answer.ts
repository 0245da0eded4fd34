/** What a route answers; `serve.ts` writes it to the socket. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

export function jsonAnswer(
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value), 'utf8'),
  };
}

export function textAnswer(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    body: Buffer.from(text, 'utf8'),
  };
}

/** A redirect as the Hub words it, with the location as text. */
export function redirectAnswer(
  status: 302 | 307,
  location: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return textAnswer(status, `Temporary Redirect. Redirecting to ${location}`, {
    ...headers,
    Location: location,
  });
}
