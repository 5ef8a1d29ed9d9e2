/**
 * `deno task kernel`: installs the Deno kernel for Jupyter.
 *
 * Exit codes: 0 when it was written, 1 when not, 2 when the command line is wrong.
 *
 * @module
 */
import { advice } from "./advice.ts";
import { environmentFolder, userFolder } from "./jupyter_folders.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { kernelSpec } from "./spec.ts";
import { writeSpec } from "./write_spec.ts";

/** Where the kernel goes, where the report goes, and what it says. */
export interface Surroundings {
  readonly machine: Machine;
  readonly print: (text: string) => void;
  /** What comes next, in words; what the whole course can do unless told. */
  readonly advice?: typeof advice;
}

/**
 * The command.
 *
 * @param args as on the command line
 * @returns the exit code
 */
export async function install(
  args: readonly string[],
  { machine, print, advice: say = advice }: Surroundings,
): Promise<number> {
  if (args.includes("--help")) {
    print(USAGE);
    return 0;
  }
  let options: Options;
  try {
    options = readOptions(args);
    if (options.prefix !== undefined) requireFolder(options.prefix);
  } catch (error) {
    print(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { prefix } = options, spec = kernelSpec(machine);
  try {
    const folder = prefix === undefined ? userFolder(machine) : environmentFolder(machine, prefix);
    print(say(await writeSpec(folder, spec), spec, { machine, prefix }));
    return 0;
  } catch (error) {
    print((error as Error).message);
    return 1;
  }
}

function requireFolder(path: string): void {
  try {
    if (Deno.statSync(path).isDirectory) return;
  } catch {
    // said below
  }
  throw new RangeError(`Expected --prefix to name a folder that is there; got ${path}`);
}

if (import.meta.main) {
  Deno.exit(await install(Deno.args, { machine: thisMachine(), print: console.log }));
}
