import { isMap, type Node } from 'yaml';
import { isAbsent, type ManifestReader } from './manifestReader.ts';

/** Whose signature is accepted; every part that is given must hold. */
export interface Signer {
  /** Compared exactly: the e-mail address or the URI of a workflow in a certificate. */
  readonly identity?: string;
  /** A regular expression for the whole identity. */
  readonly identityPattern?: string;
  /** The OpenID issuer that vouched for the identity; compared exactly. */
  readonly issuer?: string;
  /** Path of a PEM file with a public key, from the manifest's folder. */
  readonly key?: string;
  /** Path of a PEM file with the certificates of an own authority, from the manifest's folder. */
  readonly certificateChain?: string;
}

/** The keys of a signer, in the order in which it is shown. */
export const signerKeys = ['identity', 'identity_pattern', 'issuer', 'key', 'certificate_chain'] as const;

const longestPattern = 1_000;

/**
 * Reads a signer: a text is an identity, a mapping has the keys above. One that names neither an identity nor a key nor an
 * authority would be anybody, and is a problem; so is a pattern that cannot be compiled.
 */
export function readSigner(reader: ManifestReader, node: Node | null, what: string): Signer | undefined {
  if (isAbsent(node)) return undefined;
  if (!isMap(node)) {
    const identity = reader.text(node, what);
    return identity === undefined || identity === '' ? undefined : { identity };
  }
  const texts = new Map<string, string>();
  for (const { key, keyNode, value } of reader.entries(node, what)) {
    const text = reader.text(value, key);
    if (!signerKeys.some((known) => known === key))
      reader.unknownWord(keyNode, 'Unknown key', key, signerKeys);
    else if (text !== undefined && text !== '') texts.set(key, text);
  }
  const pattern = texts.get('identity_pattern');
  if (pattern !== undefined && !isPattern(pattern)) {
    reader.problem(node, `"${pattern.slice(0, 100)}" is no regular expression.`);
    return undefined;
  }
  const [identity, , issuer, key, certificateChain] = signerKeys.map((each) => texts.get(each));
  if ([identity, pattern, key, certificateChain].every((part) => part === undefined)) {
    reader.problem(
      node,
      `${what} needs an identity, a key or a certificate_chain; this one would be anybody.`,
    );
    return undefined;
  }
  return {
    ...(identity === undefined ? {} : { identity }),
    ...(pattern === undefined ? {} : { identityPattern: pattern }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(key === undefined ? {} : { key }),
    ...(certificateChain === undefined ? {} : { certificateChain }),
  };
}

/** `identity: a, issuer: b`: the same for the same signer, however it is written. */
export function signerText({ identity, identityPattern, issuer, key, certificateChain }: Signer): string {
  const parts = [identity, identityPattern, issuer, key, certificateChain];
  return signerKeys
    .flatMap((name, at) => (parts[at] === undefined ? [] : [`${name}: ${parts[at]}`]))
    .join(', ');
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return text.length <= longestPattern;
  } catch {
    return false;
  }
}
