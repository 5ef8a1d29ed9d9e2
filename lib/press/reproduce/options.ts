import { parseArgs } from "node:util";

/** What `deno task reproduce` was asked to do. */
export interface Options {
  /** Names of chapters; empty means all. */
  readonly chapters: readonly string[];
  /** "write" saves fresh outputs, "compare" holds them against the saved ones, "look" does neither. */
  readonly purpose: "write" | "compare" | "look";
  /** Whether cells tagged "slow" run. */
  readonly slowCells: "run" | "skip";
  readonly seed: number;
  /** How many roots to go through; undefined for the one root that `seed` names. */
  readonly seeds?: number | undefined;
  /** "table" measures the published table and runs no chapter. */
  readonly work: "chapters" | "table";
  /** Whether the chapters run with their own running example, or with others. */
  readonly example: "own" | "others";
}

export const USAGE =
  `Usage: deno task reproduce [chapter ...] [--check] [--quick] [--seed K | --seeds N | --vary | --table]

Runs the notebooks on the Deno kernel, compares every claim with the ledger in data/chapters, and
saves the fresh outputs in the notebooks.

  chapter   such as odes, 03-odes or 3, with its evidence; all chapters when none is named
  --check   saves nothing, and fails when fresh outputs differ from the saved ones
  --quick   skips cells tagged "slow"; saves nothing
  --seed K  draws all random numbers from another root, 0 unless told; saves nothing
  --seeds N goes through the roots 1 to N, says which checks come near their bound, and runs roots at
            which one fails again with 16 times the draws; saves nothing
  --vary    puts the other examples of data/chapters/NN-slug/examples.json in the place of the running
            one: both sides of a check must agree on them, too; saves nothing
  --table   measures a published table of flow matching again, 55 networks in one to two hours; a
            call goes on where the last one stopped, and keeps its results in data/table-otcfm/`;

/**
 * Reads the command line.
 *
 * @throws {RangeError} when an option is unknown or its value is; the message says which
 */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const seed = values.seed === undefined ? 0 : readSeed(values.seed);
  if (values.check && seed !== 0) {
    throw new RangeError(
      "--check compares with outputs that were saved with seed 0; leave out --seed",
    );
  }
  const seeds = values.seeds === undefined ? undefined : readSeeds(values.seeds);
  if (seeds !== undefined && (values.check || values.seed !== undefined)) {
    throw new RangeError("--seeds goes through many roots; leave out --check and --seed");
  }
  if (values.vary && (values.check || values.seed !== undefined || seeds !== undefined)) {
    throw new RangeError("--vary compares nothing saved; leave out --check, --seed and --seeds");
  }
  if (values.table && args.length > 1) {
    throw new RangeError("--table runs no chapter; leave out everything else");
  }
  const purpose = values.check
    ? "compare"
    : values.quick || values.seed !== undefined || seeds !== undefined || values.vary
    ? "look"
    : "write";
  const slowCells = values.quick ? "skip" : "run";
  const example = values.vary ? "others" : "own";
  const work = values.table ? "table" : "chapters";
  const found = { chapters: positionals, purpose, slowCells, seed, example, work } as const;
  return { ...found, ...(seeds ? { seeds } : {}) };
}

function parse(args: readonly string[]): {
  values: {
    check?: boolean;
    quick?: boolean;
    seed?: string;
    seeds?: string;
    vary?: boolean;
    table?: boolean;
  };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: "boolean" },
        quick: { type: "boolean" },
        seed: { type: "string" },
        seeds: { type: "string" },
        vary: { type: "boolean" },
        table: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new RangeError(`Expected --seed to be an integer from 0 to 2^53 - 1; got ${text}`);
  }
  return seed;
}

function readSeeds(text: string): number {
  const seeds = Number(text);
  if (!/^\d+$/.test(text) || seeds < 2 || seeds > 1000) {
    throw new RangeError(`Expected --seeds to be a number of roots from 2 to 1000; got ${text}`);
  }
  return seeds;
}
