/** A list, and which of its entries were asked for. */
export interface WatchedList<Entry> {
  /** Reads like the list that was given. */
  readonly watched: readonly Entry[];
  /** Indices of the entries that were read so far; `clear()` forgets them. */
  readonly read: Set<number>;
}

/**
 * Watches which entries of a list a computation reads: what it costs, counted and not timed.
 *
 * Loops, `map` and the like read every entry; `length` reads none.
 *
 * @param entries not changed
 * @throws {TypeError} when it is no array
 *
 * @example
 * ```ts
 * import { watchReads } from "flowbook/judge";
 * const { watched, read } = watchReads([3, 1, 2]);
 * console.log(watched[2], read.size); // 2 1
 * watched.map((entry) => entry);
 * console.log(read.size); // 3
 * ```
 */
export function watchReads<Entry>(entries: readonly Entry[]): WatchedList<Entry> {
  if (!Array.isArray(entries)) throw new TypeError(`Expected an array; got ${typeof entries}`);
  const read = new Set<number>();
  const watched = new Proxy(entries, {
    get: (list, key): unknown => {
      if (typeof key === "string" && /^\d+$/.test(key)) read.add(Number(key));
      return Reflect.get(list, key);
    },
  });
  return { watched, read };
}
