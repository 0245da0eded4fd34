/** Where a host of a URL lies, as far as its name or address alone tell. */
export type HostPlace = 'loopback' | 'link-local' | 'metadata' | 'reserved' | 'elsewhere';

/**
 * Names and addresses at which clouds hand credentials to whoever asks from inside: AWS, Azure, Google, Oracle and
 * others at 169.254.169.254, AWS over IPv6, Alibaba, Azure's host agent, Oracle's classic one (their documentation).
 */
const metadataNames = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data']);
const metadataAddresses = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
]);
const metadataAddresses6 = new Set(['fd00:ec2:0:0:0:0:0:254', 'fd20:ce:0:0:0:0:0:254']);

/** Names that lead nowhere or to documentation alone (RFC 2606, RFC 6761). */
const reservedName = /(?:^|\.)(?:test|example|invalid|example\.(?:com|net|org))$/;

/** Public name servers that answer with the address inside the name: `169.254.169.254.nip.io`. */
const addressInName = /(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})\.(?:nip|sslip)\.io$/;

/**
 * @param hostname as a parsed `URL` of http or https gives it: lower-case, and an IPv4 address in decimal, hex or
 *   octal already in its usual form
 */
export function placeOfHost(hostname: string): HostPlace {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return placeOfAddress6(host.slice(1, -1));
  if (metadataNames.has(host)) return 'metadata';
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  const inName = addressInName.exec(host);
  if (inName !== null) return placeOfAddress4(inName.slice(1, 5).map(Number));
  if (/^\d+(?:\.\d+){3}$/.test(host)) return placeOfAddress4(host.split('.').map(Number));
  return reservedName.test(host) ? 'reserved' : 'elsewhere';
}

function placeOfAddress4(bytes: readonly number[]): HostPlace {
  const [first = 0, second] = bytes;
  if (metadataAddresses.has(bytes.join('.'))) return 'metadata';
  // `0.0.0.0` leads to the machine itself on Linux and macOS.
  if (first === 127 || first === 0) return 'loopback';
  return first === 169 && second === 254 ? 'link-local' : 'elsewhere';
}

function placeOfAddress6(text: string): HostPlace {
  const groups = groupsOf(text);
  if (groups === undefined) return 'elsewhere';
  if (metadataAddresses6.has(groups.map((group) => group.toString(16)).join(':'))) return 'metadata';
  const inside = address4Inside(groups);
  if (inside !== undefined) return placeOfAddress4(inside);
  const [first = 0] = groups;
  if (groups.slice(0, 7).every((group) => group === 0) && (groups[7] ?? 0) <= 1) return 'loopback';
  return (first & 0xffc0) === 0xfe80 ? 'link-local' : 'elsewhere';
}

/** The eight numbers of an address as `URL` writes it: hexadecimal, one run of zeros as `::`. */
function groupsOf(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (more.length > 0 || missing < 0 || (tail === undefined && missing > 0)) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  const numbers = groups.map((group) => (/^[\da-f]{1,4}$/.test(group) ? Number.parseInt(group, 16) : -1));
  return numbers.includes(-1) ? undefined : numbers;
}

/** The IPv4 address that an IPv4-mapped, IPv4-compatible, NAT64 or 6to4 address carries (RFC 4291, 6052, 3056). */
function address4Inside(groups: readonly number[]): readonly number[] | undefined {
  const prefix = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  if (prefix === '0:0:0:0:0:ffff' || prefix === '64:ff9b:0:0:0:0') return bytesOf(groups[6], groups[7]);
  if (groups[0] === 0x2002) return bytesOf(groups[1], groups[2]);
  const compatible = prefix === '0:0:0:0:0:0' && ((groups[6] ?? 0) > 0 || (groups[7] ?? 0) > 1);
  return compatible ? bytesOf(groups[6], groups[7]) : undefined;
}

function bytesOf(high = 0, low = 0): readonly number[] {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff];
}
