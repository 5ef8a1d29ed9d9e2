import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

/** What measures a published table again: an experiment of hours, kept with the tests. */
const EXPERIMENT = join("tests", "table", "table.ts");

/**
 * `--table`: runs the experiment in a process of its own, which prints what it does.
 *
 * @param root the folder of `deno.json`
 * @returns its exit code
 */
export function measureTable(root: string): Promise<number> {
  const args = ["run", "--allow-all", EXPERIMENT];
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
