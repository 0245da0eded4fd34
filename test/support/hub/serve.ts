import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, textAnswer } from './answer.ts';
import type { HubContext } from './hubContext.ts';
import type { HubRequest, RecordedRequest } from './hubRequest.ts';
import { readRequest } from './incomingRequest.ts';
import { rateLimitedAnswer, rateLimitHeaders } from './rateLimit.ts';

export interface Origin {
  name: RecordedRequest['origin'];
  prefix: string;
  route: (context: HubContext, request: HubRequest) => Answer;
}

/** An http server for one origin. Every request ends up in `log`, faults come before and after the route. */
export function createOrigin(context: HubContext, origin: Origin, log: RecordedRequest[]): Server {
  return createServer((message, response) => {
    const record: RecordedRequest = {
      origin: origin.name,
      method: message.method ?? 'GET',
      path: message.url ?? '/',
      headers: message.headers,
      status: 0,
    };
    log.push(record);
    respond(context, origin, message, response, record).catch(() => response.destroy());
  });
}

async function respond(
  context: HubContext,
  origin: Origin,
  message: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
): Promise<void> {
  const request = await readRequest(message, origin.prefix);
  const fault = context.faults.take(request?.target ?? '', ['slow', 'reset', 'rate-limit', 'server-error']);
  if (fault?.kind === 'reset') {
    message.socket.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'slow') await delay(fault.milliseconds);
  const answer = !request
    ? textAnswer(404, 'Not Found')
    : fault?.kind === 'rate-limit'
      ? rateLimitedAnswer(request.path, fault.retryAfter, context.profile.hubHeaders)
      : fault?.kind === 'server-error'
        ? textAnswer(fault.status, 'The local Hub was told to fail.')
        : runRoute(context, origin, request);
  record.status = answer.status;
  response.writeHead(answer.status, {
    ...(origin.name === 'hub' && context.profile.hubHeaders ? rateLimitHeaders(request?.path ?? '/') : {}),
    ...answer.headers,
    'Content-Length': String(answer.body.length),
  });
  writeBody(context, response, request, answer);
}

/** A mistake of ours answers 500 with its message instead of leaving the client waiting. */
function runRoute(context: HubContext, origin: Origin, request: HubRequest): Answer {
  try {
    return origin.route(context, request);
  } catch (error) {
    return textAnswer(500, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

function writeBody(
  context: HubContext,
  response: ServerResponse,
  request: HubRequest | undefined,
  answer: Answer,
): void {
  const content = request?.method === 'GET' && (answer.status === 200 || answer.status === 206);
  const drop = content ? context.faults.take(request.target, ['drop']) : undefined;
  if (drop) {
    response.write(answer.body.subarray(0, drop.afterBytes), () => response.destroy());
    return;
  }
  if (request?.method === 'HEAD' || answer.status === 304) response.end();
  else response.end(answer.body);
}

/** Listens on a port (0: any free one) and gives `http://host:port`. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

/** Stops a server and cuts what is still open. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
