/**
 * `deno task doctor`: says what this machine lacks.
 *
 * Exit codes: 0 when everything needed is here, 1 when something is missing, 2 when the command line
 * is wrong.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { diagnose, report } from "./diagnose.ts";
import { look, type World } from "./look.ts";

export const USAGE = `Usage: deno task doctor

Looks at this machine and says what is missing (✗), what is worth a look (·), and what to do.`;

/**
 * The command.
 *
 * @param args as on the command line
 * @returns the exit code
 */
export async function examine(
  args: readonly string[],
  { look, print }: { look: () => Promise<World>; print: (text: string) => void },
): Promise<number> {
  if (args.includes("--help")) {
    print(USAGE);
    return 0;
  }
  if (args.length > 0) {
    print(`Expected no arguments; got ${args.join(" ")}\n\n${USAGE}`);
    return 2;
  }
  const findings = diagnose(await look());
  print(report(findings));
  return findings.some(({ verdict }) => verdict === "missing") ? 1 : 0;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  Deno.exit(await examine(Deno.args, { look: () => look(root), print: console.log }));
}
