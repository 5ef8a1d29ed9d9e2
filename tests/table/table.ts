/**
 * `deno task reproduce --table`: a published table of W2 and path energies, measured again.
 *
 * Eleven cells of five trained networks, one after the other; what is done is kept in the file of
 * results, and a later call goes on from there. One to two hours on two cores.
 *
 * @module
 */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { stream } from "flowbook/random";
import { assignClouds } from "flowbook/transport";
import { oneRun, SETTINGS, type Settings } from "./one_run.ts";
import { CELLS, METHODS, type PairOfLaws, PAIRS } from "./pairs.ts";
import { type PairResult, readResults, type Results, writeResults } from "./results.ts";
import { tableOf } from "./summary.ts";

/** Those of the paper. */
export const SEEDS = [42, 43, 44, 45, 46];

/** What to measure, where to keep it, and where to say how far it is. */
export interface Request {
  readonly path: string;
  readonly print: (text: string) => void;
  readonly settings?: Settings;
  readonly seeds?: readonly number[];
  /** What is written beside the numbers. */
  readonly machine: string;
  readonly today: () => string;
}

/** Measures what is missing in the file of results, and prints the table. */
export async function reproduceTable(request: Request): Promise<Results> {
  const { path, print, settings = SETTINGS, seeds = SEEDS, machine, today } = request;
  await mkdir(dirname(path), { recursive: true });
  let results = await readResults(path, settings);
  const keep = async (more: Partial<Results>, what: string): Promise<void> => {
    results = { ...results, ...more, machine, measured: today() };
    await writeResults(path, results);
    print(what);
  };
  for (const seed of seeds) {
    for (const [pair, laws] of Object.entries(PAIRS)) {
      if (results.pairs.some((one) => one.pair === pair && one.seed === seed)) continue;
      const measured = withoutNetwork(laws, settings.points, seed);
      const pairs = [...results.pairs, { pair, seed, ...measured }];
      await keep({ pairs }, `${pair}, seed ${seed}: floor ${measured.floor.toFixed(3)}`);
    }
    for (const { method, pair } of CELLS) {
      const isDone = results.runs.some((run) =>
        run.method === method && run.pair === pair && run.seed === seed
      );
      if (isDone) continue;
      const scores = oneRun(PAIRS[pair]!, METHODS[method]!, { settings, seed });
      const runs = [...results.runs, { method, pair, seed, ...scores }];
      const done = `${runs.length} of ${CELLS.length * seeds.length}`;
      await keep({ runs }, `${done}: ${method}, ${pair}, seed ${seed}: ${scores.w2.toFixed(3)}`);
    }
  }
  print(["", ...tableOf(results)].join("\n"));
  return results;
}

function withoutNetwork(
  laws: PairOfLaws,
  points: number,
  seed: number,
): Pick<PairResult, "squaredDistance" | "floor"> {
  const numbers = stream(seed).split("test"), law = laws.test ?? laws.to;
  const data = law.draw(points, numbers.split("data"));
  const starts = laws.from.draw(points, numbers.split("starts"));
  const fresh = law.draw(points, numbers.split("fresh")); // drawn as the data are
  return {
    squaredDistance: assignClouds(starts, data, 2).cost / points,
    floor: Math.sqrt(assignClouds(fresh, data, 2).cost / points),
  };
}

if (import.meta.main) {
  await reproduceTable({
    path: fileURLToPath(new URL("../../data/table-otcfm/results.json", import.meta.url)),
    print: console.log,
    machine: `${Deno.build.os}, ${Deno.build.arch}, Deno ${Deno.version.deno}`,
    today: () => new Date().toISOString().slice(0, 10),
  });
}
