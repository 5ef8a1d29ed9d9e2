import { parseArgs } from "node:util";
import { type GroupName, GROUPS } from "./groups.ts";

/** What `deno task test` was asked to do. */
export interface Options {
  /** Groups to run, in the order in which they run. */
  readonly groups: readonly GroupName[];
  /** Part of a test's name or of a file's path; every test of the groups when it is left out. */
  readonly name?: string;
}

export const USAGE = `Usage: deno task test [group] [name]

Runs the tests, and the examples in docstrings and in the README; all of them unless told.

  group  ${
  Object.entries(GROUPS).map(([name, { says }]) => `${name.padEnd(8)} ${says}`).join("\n         ")
}
  name   runs only tests whose name, or the path of whose file, contains these words; capitals count
         for nothing. Names are searched for as they are written in the files of the tests. Quote
         words with spaces: deno task test "one slope"`;

/**
 * Reads the command line.
 *
 * @throws {RangeError} when an option is unknown, or when there are words for which there is no use;
 *   the message says which
 */
export function readOptions(args: readonly string[]): Options {
  const words = positionals(args);
  const [group] = words;
  const isGroup = group !== undefined && Object.hasOwn(GROUPS, group);
  const [name, ...rest] = isGroup ? words.slice(1) : words;
  if (rest.length > 0 || name === "") {
    const got = words.map((word) => JSON.stringify(word)).join(" ");
    throw new RangeError(
      `Expected a group (${Object.keys(GROUPS).join(", ")}), a name, or both; got ${got}`,
    );
  }
  const groups = (isGroup ? [group] : Object.keys(GROUPS)) as GroupName[];
  return { groups, ...(name === undefined ? {} : { name }) };
}

function positionals(args: readonly string[]): string[] {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}
