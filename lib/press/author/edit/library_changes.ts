import { glob, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Notices which modules of a folder are written.
 *
 * @returns gives the paths of those that are new or another version since it was called the last time
 */
export function changedSince(folder: string): () => Promise<readonly string[]> {
  let known = stampsIn(folder);
  return async () => {
    const before = await known;
    const now = await (known = stampsIn(folder));
    return [...now].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path);
  };
}

async function stampsIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const files = await Array.fromAsync(glob("**/*.ts", { cwd: folder })).catch(() => []);
  const paths = files.map((file) => join(folder, file));
  const stats = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return new Map(paths.map((path, i) => [path, stats[i]?.mtimeMs ?? 0]));
}
