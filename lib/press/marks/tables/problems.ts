/**
 * Stops when something is wrong with a table, and says all of it.
 *
 * @throws {RangeError} with one line a problem
 */
export function requireNoProblems(path: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new RangeError(
    [`Expected a table that fits the results in ${path}; got`, ...problems].join("\n  "),
  );
}
