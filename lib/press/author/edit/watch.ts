import { setTimeout as wait } from "node:timers/promises";

const EVERY_MS = 100;

/**
 * Waits until one of two files is another one than before, and has been left alone for a moment: an
 * editor may empty a file before it writes it.
 *
 * Looking works with every editor and every file system, also where a file is replaced by another.
 *
 * @param before what {@link stampsOf} said
 * @returns what it says now; undefined when the signal came first
 */
export async function waitForChange(
  paths: readonly string[],
  before: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  let last = before;
  while (!signal.aborted) {
    await wait(EVERY_MS);
    const now = await stampsOf(paths);
    if (now !== before && now === last) return now;
    last = now;
  }
}

/** Changes when a file does. */
export async function stampsOf(paths: readonly string[]): Promise<string> {
  const stamps = paths.map(async (path) => {
    const found = await Deno.stat(path).catch(() => undefined); // replaced just now
    return `${found?.mtime?.getTime()} ${found?.size}`;
  });
  return (await Promise.all(stamps)).join(", ");
}
