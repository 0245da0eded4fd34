/**
 * What is wrong with a lock file: an address of somebody's registry, a package without its hash, or a platform
 * package that the registry lacked when the lock was written. npm leaves such a package out without a word, and
 * `npm ci` fails on the platform that needs it.
 * @param {{packages?: Record<string, any>}} lock a parsed package-lock.json
 * @returns {string[]} one sentence per problem
 */
export function lockfileProblems(lock) {
  const packages = lock.packages ?? {};
  const entries = Object.entries(packages);
  if (entries.length === 0) return ['it has no entries'];
  return entries.flatMap(([path, entry]) => [
    ...(entry.resolved === undefined ? [] : [`${name(path)} carries an address: ${entry.resolved}`]),
    ...(path === '' || entry.link || entry.integrity ? [] : [`${name(path)} has no integrity hash`]),
    ...addressesIn(entry).map((address) => `${name(path)} depends on the address ${address}`),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((dependency) => !isLocked(packages, path, dependency))
      .map((dependency) => `${dependency}, optional for ${name(path)}, has no entry`),
  ]);
}

function name(path) {
  return path === '' ? 'the root' : path;
}

/** Dependencies that are fetched from a URL or a git host instead of the registry that npm is set to. */
function addressesIn(entry) {
  return [entry.dependencies, entry.devDependencies, entry.optionalDependencies]
    .flatMap((group) => Object.values(group ?? {}))
    .filter((range) => /^(?:[a-z+]+:\/\/|git@|github:)/.test(range));
}

/** Whether a package is locked where Node would find it from `path`: there, or in any folder above. */
function isLocked(packages, path, dependency) {
  for (let folder = path; ; ) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${dependency}`] !== undefined) return true;
    if (folder === '') return false;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}
