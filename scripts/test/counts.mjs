/**
 * @typedef {{passed: number, failed: number}} Counts what one step of the tests did; a plain check counts as one.
 */

/** @returns {Counts} for a check that only has an exit code */
export function countsOfCheck({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @returns {Counts} */
export function sumOfCounts(all) {
  return all.reduce((sum, each) => ({ passed: sum.passed + each.passed, failed: sum.failed + each.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * A runner that ended with an error though no test of it failed, or that ran no test at all, has failed too.
 * @returns {Counts}
 */
export function countsOfRunner({ code }, counts) {
  const broken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return broken ? { ...counts, failed: 1 } : counts;
}
