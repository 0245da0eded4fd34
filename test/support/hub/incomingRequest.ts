import type { IncomingMessage } from 'node:http';
import { identifyCaller } from './accounts.ts';
import type { HubRequest } from './hubRequest.ts';

/** Reads a request whole. Undefined where the path is outside the prefix or not decodable. */
export async function readRequest(message: IncomingMessage, prefix: string): Promise<HubRequest | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const [path = '', query = ''] = splitOnce(message.url ?? '/', '?');
  if (!path.startsWith(`${prefix}/`)) return undefined;
  try {
    return {
      method: message.method ?? 'GET',
      path: path.slice(prefix.length),
      query: new URLSearchParams(query),
      target: decodeURIComponent(path) + (query === '' ? '' : `?${decodeURIComponent(query)}`),
      headers: message.headers,
      body: Buffer.concat(chunks),
      caller: identifyCaller(message.headers.authorization),
    };
  } catch {
    return undefined;
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
