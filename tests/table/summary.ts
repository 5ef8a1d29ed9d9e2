import { normalisedPathEnergy } from "flowbook/odes";
import { CELLS, PUBLISHED, type Spread } from "./pairs.ts";
import type { Results } from "./results.ts";

/** Mean and standard deviation over the seeds, as the published table has them. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : NaN };
}

/** A row of Markdown for each cell of the published table that has a run. */
export function tableOf({ pairs, runs }: Results): string[] {
  const head = [
    "| method, pair | seeds | W₂ | printed | floor | NPE, signed | printed, its size | bending |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
  ];
  const rows = CELLS.flatMap(({ method, pair }) => {
    const mine = runs.filter((run) => run.method === method && run.pair === pair);
    if (mine.length === 0) return [];
    const of = (seed: number) => pairs.find((one) => one.pair === pair && one.seed === seed)!;
    const npe = mine.map(({ seed, energy }) =>
      normalisedPathEnergy(energy, of(seed).squaredDistance)
    );
    const floors = pairs.filter((one) => one.pair === pair).map(({ floor }) => floor);
    const name = `${method}, ${pair}`, { w2: theirs, npe: theirNpe } = PUBLISHED[name]!;
    const spreads = [
      spreadOf(mine.map(({ w2 }) => w2)),
      theirs,
      spreadOf(floors),
      spreadOf(npe),
      theirNpe,
      spreadOf(mine.map(({ bending }) => bending)),
    ];
    return [`| ${[name, mine.length, ...spreads.map(printed)].join(" | ")} |`];
  });
  return [...head, ...rows];
}

function printed({ mean, sd }: Spread): string {
  const digits = (value: number): string => value.toFixed(3).replace("-", "−");
  return Number.isNaN(sd) ? digits(mean) : `${digits(mean)} ± ${digits(sd)}`;
}
