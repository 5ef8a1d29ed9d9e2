import { parseArgs } from "node:util";

/** Where the kernel is to be installed. */
export interface Options {
  /** Folder of a Python environment; the user's own folder when undefined. */
  readonly prefix: string | undefined;
}

export const USAGE = `Usage: deno task kernel [--user | --prefix DIR]

Tells Jupyter how to start the Deno kernel, so that notebooks open in JupyterLab and its Stop button
works.

  --user        for all Jupyters of this user; so it is unless told
  --prefix DIR  for one Python environment, such as .venv`;

/**
 * Reads the command line.
 *
 * @throws {RangeError} when an option is unknown, or both are given; the message says which
 */
export function readOptions(args: readonly string[]): Options {
  const { user, prefix } = parse(args);
  if (user && prefix !== undefined) {
    throw new RangeError("Expected --user or --prefix DIR; got both");
  }
  if (prefix === "") throw new RangeError("Expected --prefix to name a folder; got none");
  return { prefix };
}

function parse(args: readonly string[]): { user?: boolean; prefix?: string } {
  try {
    const options = { user: { type: "boolean" }, prefix: { type: "string" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}
