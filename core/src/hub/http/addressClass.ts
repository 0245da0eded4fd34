import { lookup as systemLookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Where on the network an address lies; everything special that is neither of the first two is `private`. */
export type AddressClass = 'loopback' | 'link-local' | 'private' | 'public';

/** Resolves a host name to its addresses. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export const lookupAddresses: Lookup = async (host) =>
  (await systemLookup(host, { all: true })).map((entry) => entry.address);

// IANA special-purpose registries; `0.0.0.0` and `::` lead to the machine itself on Linux and macOS.
const ranges: readonly (readonly [Exclude<AddressClass, 'public'>, BlockList])[] = [
  ['loopback', blockList('127.0.0.0/8', '0.0.0.0/8', '::1/128', '::/128')],
  ['link-local', blockList('169.254.0.0/16', 'fe80::/10')],
  [
    'private',
    blockList(
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
      '192.0.0.0/24',
      '198.18.0.0/15',
      '224.0.0.0/4',
      '240.0.0.0/4',
      'fc00::/7',
      'fec0::/10',
      'ff00::/8',
      // NAT64 and 6to4 carry an IPv4 address inside: nobody redirects there in good faith.
      '64:ff9b::/96',
      '2002::/16',
    ),
  ],
];

/** The class of an IP address or a `localhost` name; `undefined` for a name that only a look-up can place. */
export function classifyHost(host: string): AddressClass | undefined {
  const bare = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (/(^|\.)localhost$/i.test(bare)) return 'loopback';
  const version = isIP(bare);
  if (version === 0) return undefined;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  return ranges.find(([, list]) => list.check(bare, family))?.[0] ?? 'public';
}

/**
 * The classes of all addresses of a host. A name that cannot be looked up counts as public: the request itself
 * then fails, or a proxy resolves it.
 */
export async function classesOfHost(host: string, lookup: Lookup): Promise<ReadonlySet<AddressClass>> {
  const known = classifyHost(host);
  if (known !== undefined) return new Set([known]);
  const addresses = await lookup(host).catch(() => []);
  return new Set(addresses.map((address) => classifyHost(address) ?? 'public'));
}

function blockList(...subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/');
    list.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
