import { join } from "node:path";
import { fileNameOf, readRun, resultPath, type RunRecord } from "../../marks/mod.ts";

/**
 * Requires that a folder is free for a shard: the results of two shards must not mix.
 *
 * @throws {RangeError} when results of another shard or sheet lie there
 */
export async function requireSameShard(out: string, { sheet, shard }: RunRecord): Promise<void> {
  const before = await readRun(out).catch(() => undefined); // none, or none that says anything
  if (before === undefined) return;
  if (before.sheet !== sheet) {
    throw new RangeError(`Expected another --out: results of ${before.sheet} lie in ${out}`);
  }
  if (before.shard.index === shard.index && before.shard.of === shard.of) return;
  const { index, of } = before.shard;
  throw new RangeError(`Expected another --out: results of shard ${index}/${of} lie in ${out}`);
}

/**
 * Requires that shards are not joined into one of them, which would be none any more.
 *
 * @throws {RangeError} when the folder is one of them
 */
export async function requireOtherPlace(out: string, shards: readonly string[]): Promise<void> {
  const place = await Deno.realPath(out).catch(() => undefined); // it need not be there
  const own = await Promise.all(shards.map((shard) => Deno.realPath(shard)));
  if (place === undefined || !own.includes(place)) return;
  throw new RangeError(`Expected --out beside the shards; ${out} is one of them`);
}

/** Takes results away of submissions that are not there any more, which would be marked still. */
export async function clearOut(out: string, folders: readonly string[]): Promise<void> {
  const place = join(resultPath(out, ""), "..");
  const kept = new Set(folders.map((folder) => `${fileNameOf(folder)}.json`));
  const there = await Array.fromAsync(Deno.readDir(place), ({ name }) => name).catch(() => []);
  for (const name of there.filter((name) => !kept.has(name))) await Deno.remove(join(place, name));
}
