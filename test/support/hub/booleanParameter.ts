/** Whether a query parameter is given as true: `1`, `true`, `True` (as Python writes it). */
export function booleanParameter(query: URLSearchParams, name: string): boolean {
  return /^(1|true)$/i.test(query.get(name) ?? '');
}
