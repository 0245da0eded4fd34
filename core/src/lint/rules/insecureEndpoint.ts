import { type AddressFault, addressFault } from '../environment/addressFault.ts';
import { addressesIn, addressVariables } from '../environment/addressVariables.ts';
import type { VariableFacts } from '../facts/documentFacts.ts';
import type { AddressUse, EnvironmentSetting, StatedAddress } from '../facts/environment.ts';
import type { Report, Rule } from './rule.ts';

/** Something is fetched over plain http, or from an address where credentials of the machine are given away. */
export const insecureEndpoint: Rule<VariableFacts> = {
  slug: 'insecure-endpoint',
  *check(facts) {
    for (const stated of statedAddresses(facts)) {
      const fault = addressFault(stated.address, stated.use);
      if (fault !== undefined) yield reportOn(stated, fault);
    }
  },
};

function statedAddresses({ settings, addresses }: VariableFacts): readonly StatedAddress[] {
  return [...settings.flatMap(addressesOf), ...addresses];
}

function addressesOf(setting: EnvironmentSetting): readonly StatedAddress[] {
  const use = addressVariables.get(setting.name);
  if (use === undefined) return [];
  return addressesIn(setting.value, use).map((address) => ({ ...setting, use, address, said: setting.name }));
}

function reportOn({ said, use, ...stated }: StatedAddress, fault: AddressFault): Report {
  return {
    span: stated.span,
    scope: stated.scope,
    message: `${said} ${messageFor(fault, use)}`,
    provenance: stated.provenance,
    ...(stated.overridable
      ? { severity: 'hint' as const }
      : fault.fault === 'proxy-password'
        ? { severity: 'information' as const }
        : {}),
  };
}

const atStake: Record<AddressUse, string> = {
  endpoint: 'anybody on the way can read the token and choose what is loaded',
  download: 'anybody on the way can choose what is loaded',
  index: 'anybody on the way can choose which code is installed',
  proxy: 'anybody on the way can read along',
};

function messageFor({ fault, shown }: AddressFault, use: AddressUse): string {
  switch (fault) {
    case 'plain':
      return `leads to ${shown} without encryption: ${atStake[use]}. Use https; plain http is fine on loopback only.`;
    case 'metadata':
      return `leads to ${shown}, where a cloud hands this machine's credentials to whoever asks. No Hub, mirror or proxy is there: remove it, and ask who wrote it.`;
    case 'link-local':
      return `leads to ${shown}, a link-local address: whoever is on the same wire answers there, and clouds keep credentials in that range. Use a name with a certificate.`;
    case 'proxy-password':
      return `sends the proxy's password to ${shown} without encryption. Use a proxy over https, or one that needs no password in its address.`;
  }
}
