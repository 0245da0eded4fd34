import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useEnvironmentProxy } from '../../../core/src/hub/environmentProxy.ts';
import { afterTest, localHub, model, resolverFor } from './hubUnderTest.ts';

/** A proxy that takes every host for the server at `target`. */
async function startProxy(target: URL): Promise<{ url: string; tunnels: string[] }> {
  const tunnels: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(Number(target.port), target.hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [upstream, socket]) end.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
}

describe('useEnvironmentProxy', () => {
  it('does nothing without a proxy in the environment', () => {
    expect(useEnvironmentProxy({})).toBe('none');
    expect(useEnvironmentProxy({ NO_PROXY: '*' })).toBe('none');
  });

  it('sends requests through the proxy, those to loopback directly', async () => {
    const hub = await localHub();
    const proxy = await startProxy(new URL(hub.url));
    expect(useEnvironmentProxy({ HTTP_PROXY: proxy.url, NO_PROXY: 'direct.example' })).toBe('active');
    const body = await (await fetch('http://hub.example/api/models/google-bert/bert-base-uncased')).json();
    expect(body).toMatchObject({ sha: hub.repository('google-bert/bert-base-uncased').sha });
    expect(proxy.tunnels).toEqual(['hub.example:80']);
    await resolverFor(hub).resolve(model('google-bert/bert-base-uncased'), 'main');
    expect(proxy.tunnels).toHaveLength(1);
  });
});
