const steps: readonly (readonly [limit: number, seconds: number, noun: string])[] = [
  [3_600, 60, 'minute'],
  [86_400, 3_600, 'hour'],
  [Number.POSITIVE_INFINITY, 86_400, 'day'],
];

/** How long ago a time (ISO 8601) was, for people: `12 minutes ago`. A time that cannot be read has no age. */
export function age(time: string, now: number): string | undefined {
  const seconds = (now - Date.parse(time)) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  if (seconds < 60) return 'just now';
  const [, unit, noun] = steps.find(([limit]) => seconds < limit) ?? [0, 86_400, 'day'];
  const count = Math.floor(seconds / unit);
  return `${count} ${noun}${count === 1 ? '' : 's'} ago`;
}
