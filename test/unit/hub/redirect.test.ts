import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../core/src/hub/endpoint.ts';
import { classifyHost } from '../../../core/src/hub/http/addressClass.ts';
import { HubResolver } from '../../../core/src/hub/hubResolver.ts';
import { HubError } from '../../../core/src/reference/hubError.ts';
import { errorOf, model } from './hubUnderTest.ts';

const bert = model('google-bert/bert-base-uncased');
const sha = 'b'.repeat(40);
const addresses: Readonly<Record<string, readonly string[]>> = {
  'huggingface.co': ['93.184.216.34'],
  'cdn.example': ['93.184.216.35'],
  'inside.example': ['93.184.216.36', '10.0.0.7'],
  'hub.corp.example': ['10.1.2.3'],
};

/** Real addresses cannot be had in a test: fetch and the look-up are given, all between is the real thing. */
function redirectedFrom(endpoint: string, location: string) {
  const asked: URL[] = [];
  const answer: typeof fetch = async (input) => {
    const url = new URL(String(input));
    asked.push(url);
    if (url.origin === endpoint && asked.length === 1)
      return new Response(null, { status: 307, headers: { location } });
    return Response.json({ _id: '1', id: bert.id, sha });
  };
  const resolver = new HubResolver({
    endpoint,
    fetch: answer,
    lookup: async (host) => addresses[host] ?? [],
    token: async () => ({ value: 'hf_secret', origin: endpoint }),
  });
  return { resolver, asked };
}

describe('a redirect from the public Hub', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/',
    'http://127.0.0.1:8080/',
    'http://localhost:8080/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://192.168.1.1/',
    'https://0.0.0.0/',
    'https://inside.example/',
    'http://cdn.example/',
    'file:///etc/passwd',
  ])('to %s is refused and not asked', async (location) => {
    const { resolver, asked } = redirectedFrom('https://huggingface.co', location);
    expect((await errorOf(resolver.resolve(bert, 'main'))).code).toBe('insecure');
    expect(asked).toHaveLength(1);
  });

  it('to an address without a host is told by its scheme', async () => {
    const { resolver } = redirectedFrom('https://huggingface.co', 'file:///etc/passwd');
    const { message } = await errorOf(resolver.resolve(bert, 'main'));
    expect(message).toContain('huggingface.co redirects to a file: address without https.');
  });

  it('to another public host is followed', async () => {
    const { resolver, asked } = redirectedFrom('https://huggingface.co', 'https://cdn.example/x');
    expect((await resolver.resolve(bert, 'main')).sha).toBe(sha);
    expect(asked[1]?.host).toBe('cdn.example');
  });
});

describe('a redirect from a Hub in a private network', () => {
  it('may stay in private networks', async () => {
    const { resolver } = redirectedFrom('https://hub.corp.example', 'https://10.9.9.9/x');
    expect((await resolver.resolve(bert, 'main')).sha).toBe(sha);
  });

  it('may not reach the metadata address or loopback', async () => {
    for (const location of ['https://169.254.169.254/', 'https://127.0.0.1/']) {
      const { resolver } = redirectedFrom('https://hub.corp.example', location);
      expect((await errorOf(resolver.resolve(bert, 'main'))).code).toBe('insecure');
    }
  });
});

describe('classifyHost', () => {
  it.each([
    ['127.9.9.9', 'loopback'],
    ['localhost', 'loopback'],
    ['a.localhost.', 'loopback'],
    ['[::1]', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['169.254.0.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['172.31.0.1', 'private'],
    ['100.100.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['2606:4700::1', 'public'],
    ['huggingface.co', undefined],
  ])('%s is %s', (host, expected) => {
    expect(classifyHost(host)).toBe(expected);
  });
});

describe('parseEndpoint', () => {
  it('keeps the path of a mirror and drops slashes at its end', () => {
    expect(parseEndpoint('https://mirror.example/api/hf//')).toEqual({
      url: 'https://mirror.example/api/hf',
      origin: 'https://mirror.example',
      host: 'mirror.example',
    });
    expect(parseEndpoint('http://localhost:8080').url).toBe('http://localhost:8080');
  });

  it.each([
    'http://mirror.example',
    'ftp://mirror.example',
    'mirror',
    '',
    'https://user:secret@mirror.example',
  ])('refuses %s without printing a secret', (text) => {
    const attempt = () => parseEndpoint(text);
    expect(attempt).toThrow(HubError);
    expect(attempt).not.toThrow(/secret/);
  });
});
