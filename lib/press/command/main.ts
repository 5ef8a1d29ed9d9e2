import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "./command.ts";

/** Runs a command on this checkout and ends the process with its exit code. */
export async function main(command: Command): Promise<never> {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const surroundings = { root: relative(Deno.cwd(), root) || ".", print: console.log };
  Deno.exit(await command(Deno.args, surroundings));
}
