const PLANTED = Symbol.for("flowbook.planted");

/**
 * Says which claims have to make their planted mistakes from now on; `claim` looks there.
 *
 * @param ids of claims, such as "S3.38"
 */
export function plant(ids: readonly string[]): void {
  (globalThis as { [PLANTED]?: ReadonlySet<string> })[PLANTED] = new Set(ids);
}
