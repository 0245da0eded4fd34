const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Bytes for people, in decimal units as the Hub shows them: `440.4 MB`. */
export function byteSize(bytes: number): string {
  if (bytes === 1) return '1 byte';
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const shown =
    unit === 0 || value >= 100 ? Math.round(value).toString() : value.toFixed(1).replace(/\.0$/, '');
  return `${shown} ${units[unit]}`;
}
