import { parseArgs } from "node:util";

/** What `deno task mutate` was asked to do. */
export interface Options {
  /** Folders or files below `lib/`; empty means all folders that have tests. */
  readonly targets: readonly string[];
  /** How many mutants of each target are tried at most. */
  readonly limit: number;
  readonly seed: number;
}

export const USAGE = `Usage: deno task mutate [target ...] [--limit N] [--seed K]

Makes small mistakes in the files of lib/, one at a time and in a copy, and runs the tests of their
folder against each, then the quick claims of the chapters that import it: a mistake that none of
them notices shows a test that is missing. Those that compute the same are listed, each with its
reason, in tests/mutate/equivalents.json; they are not tried, and do not count.

  target     a folder or file of lib/, such as paths or exact/normal.ts; all folders that have tests
             when none is named
  --limit N  tries N mistakes of each target, 60 unless told; 0 tries them all
  --seed K   draws others, 0 unless told`;

/**
 * Reads the command line.
 *
 * @throws {RangeError} when an option is unknown or its value is; the message says which
 */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const limit = readCount("--limit", values.limit ?? "60");
  return {
    targets: positionals.map((target) => target.replace(/^lib\/|\/$/g, "")),
    limit: limit === 0 ? Infinity : limit,
    seed: readCount("--seed", values.seed ?? "0"),
  };
}

function parse(args: readonly string[]): {
  values: { limit?: string; seed?: string };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { limit: { type: "string" }, seed: { type: "string" } },
    });
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count)) {
    throw new RangeError(`Expected ${name} to be an integer, 0 or above; got ${text}`);
  }
  return count;
}
