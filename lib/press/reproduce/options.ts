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
}

export const USAGE = `Usage: deno task reproduce [chapter ...] [--check] [--quick] [--seed K]

Runs the notebooks on the Deno kernel, compares every claim with the ledger in data/chapters, and
saves the fresh outputs in the notebooks.

  chapter   such as odes, 03-odes or 3, with its evidence; all chapters when none is named
  --check   saves nothing, and fails when fresh outputs differ from the saved ones
  --quick   skips cells tagged "slow"; saves nothing
  --seed K  draws all random numbers from another root, 0 unless told; saves nothing`;

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
  const purpose = values.check
    ? "compare"
    : values.quick || values.seed !== undefined
    ? "look"
    : "write";
  return { chapters: positionals, purpose, slowCells: values.quick ? "skip" : "run", seed };
}

function parse(args: readonly string[]): {
  values: { check?: boolean; quick?: boolean; seed?: string };
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
