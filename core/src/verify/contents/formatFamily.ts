const families: Readonly<Record<string, string>> = {
  joblib: 'pickle',
  torch: 'pickle',
  'torch-legacy': 'pickle',
  'torch-tar': 'pickle',
  'keras-h5': 'keras',
};

/** The name under which `policy.formats` speaks of a format: all that is a pickle inside is `pickle`. */
export function formatFamily(format: string): string {
  const innermost = format.split('/').at(-1) ?? format;
  return families[innermost] ?? innermost;
}
