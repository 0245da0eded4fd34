import type { Caller } from '../accounts.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import { unauthorized } from '../hubError.ts';

/** `GET /api/whoami-v2`. */
export function whoAmIRoute(caller: Caller): Answer {
  if (caller.kind !== 'account') throw unauthorized('Invalid username or password.');
  const { name } = caller.account;
  return jsonAnswer({
    type: 'user',
    id: Buffer.from(name.padEnd(12).slice(0, 12)).toString('hex'),
    name,
    fullname: name,
    email: `${name}@example.com`,
    emailVerified: true,
    canPay: false,
    isPro: false,
    periodEnd: null,
    avatarUrl: `/avatars/${name}.svg`,
    orgs: [],
    auth: {
      type: 'access_token',
      accessToken: { displayName: 'local', role: 'read', createdAt: '2024-01-01T00:00:00.000Z' },
    },
  });
}
