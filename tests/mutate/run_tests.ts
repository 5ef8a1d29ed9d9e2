import { guard } from "../../lib/press/kernel/last_resort.ts";

/** How a run of tests ended; "late" when it was stopped. */
export type Outcome = "passed" | "failed" | "late";

/** Where to run, and for how long at most. */
export interface Limits {
  readonly cwd: string;
  readonly seconds: number;
}

/**
 * Runs tests until the first one fails, without checking types, for a limited time.
 *
 * @param tests files and folders, from `cwd`
 * @param cwd   the root of the tree
 */
export function runTests(tests: readonly string[], limits: Limits): Promise<Outcome> {
  return run(["test", "--no-check", "--fail-fast", "--quiet", "--allow-all", ...tests], limits);
}

/**
 * Runs the quick claims of chapters on the real kernel; "failed" when one of them fails.
 *
 * @param chapters their slugs
 * @param cwd      the root of the tree
 */
export function runClaims(chapters: readonly string[], limits: Limits): Promise<Outcome> {
  return run(["run", "-A", "lib/press/reproduce.ts", "--quick", ...chapters], limits);
}

async function run(args: string[], { cwd, seconds }: Limits): Promise<Outcome> {
  const child = new Deno.Command(Deno.execPath(), {
    args,
    cwd,
    stdin: "null",
    stdout: "null",
    stderr: "null",
    detached: true, // leads a group, so that what a test has started ends with it
  }).spawn();
  let outcome: Outcome = "failed";
  const release = guard(() => kill(child));
  const timer = setTimeout(() => {
    outcome = "late";
    kill(child);
  }, seconds * 1000);
  const { success } = await child.status;
  clearTimeout(timer);
  release();
  return success ? "passed" : outcome;
}

function kill(child: Deno.ChildProcess): void {
  try {
    if (Deno.build.os === "windows") child.kill("SIGKILL");
    else Deno.kill(-child.pid, "SIGKILL");
  } catch {
    // it has ended already
  }
}
