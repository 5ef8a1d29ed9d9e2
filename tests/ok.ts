/**
 * What every commit has to pass before its tests: format, style, types, examples, cells.
 *
 *     deno task ok
 *
 * Stops at the first step that fails. Exit codes: 0, 1 when a step failed, 2 when the command line is
 * wrong.
 *
 * @module
 */
import { fileURLToPath } from "node:url";

const USAGE = `Usage: deno task ok

Checks format, style and types, that the examples in docstrings and in the README compile, and the cells of
all notebooks. Takes no arguments. For one chapter: deno task check CHAPTER`;

/** Arguments of Deno, in the order in which mistakes are found soonest. */
const STEPS = [
  ["fmt", "--check", "--ignore=notebooks,tests/problems/toy"], // of which deno fmt is no judge: see below
  ["lint"],
  ["check"],
  ["check", "--doc-only", "lib", "README.md"],
  ["run", "-A", "lib/press/cells/check_notebooks.ts"],
];

/** The command; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  if (args.length > 0) {
    console.error(`Expected no arguments; got ${args.join(" ")}\n\n${USAGE}`);
    return 2;
  }
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  for (const step of STEPS) {
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: step,
      cwd,
      stdout: "inherit",
      stderr: "inherit",
    }).output();
    if (success) continue;
    console.error(`\nFAILED: deno ${step.join(" ")}`);
    return 1;
  }
  return 0;
}

Deno.exit(await main(Deno.args));
