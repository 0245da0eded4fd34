import { onTestFinished } from 'vitest';
import { type LocalHub, startLocalHub } from '../../support/hub/startLocalHub.ts';

/** A local Hub that lives as long as the calling test. */
export async function openHub(): Promise<LocalHub> {
  const hub = await startLocalHub({ profile: 'public' });
  onTestFinished(() => hub.close());
  return hub;
}
