import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildProcess, type Listener, spawnChild } from "./process.ts";

/** Deno without permissions, files of its own, or a way to make code from text. */
const FLAGS = [
  ...["--quiet", "--no-prompt", "--no-remote", "--no-npm", "--no-config", "--no-lock"],
  ...["--no-code-cache", "--deny-import"],
];

/** Starts a child in an empty folder, which goes when it ends. */
export function startProcess(
  harness: string,
  megabytes: number,
  listener: Listener,
): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), "flowbook-child-"));
  const engine = ["--disallow-code-generation-from-strings", `--max-old-space-size=${megabytes}`];
  const command = [Deno.execPath(), "run", ...FLAGS, `--v8-flags=${engine.join()}`, harness];
  const child = spawnChild(command, folder, listener);
  const ended = child.ended.then((ending) => {
    rmSync(folder, { recursive: true, force: true });
    return ending;
  });
  return { ...child, ended };
}
