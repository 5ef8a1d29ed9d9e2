import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Limits } from "../limits.ts";
import { commandIn, type Room } from "./jail.ts";
import { type ChildProcess, type Listener, spawnChild } from "./process.ts";

/** Deno without permissions, files of its own, or a way to make code from text. */
const FLAGS = [
  ...["--quiet", "--no-prompt", "--no-remote", "--no-npm", "--no-config", "--no-lock"],
  ...["--no-code-cache", "--deny-import"],
];

/** Processor time for the beginning: the library, on a slow machine. */
const START_SECONDS = 60;

/**
 * Starts a child in an empty folder, which goes when it ends.
 *
 * @param harness script with which it begins, as an address
 */
export function startProcess(
  room: Room,
  harness: string,
  { megabytes, totalSeconds }: Limits,
  listener: Listener,
): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), "flowbook-child-"));
  const engine = ["--disallow-code-generation-from-strings", `--max-old-space-size=${megabytes}`];
  const args = ["run", ...FLAGS, `--v8-flags=${engine.join()}`, harness];
  const child = spawnChild(
    commandIn(room, { folder, args, seconds: START_SECONDS + totalSeconds }),
    folder,
    listener,
  );
  const ended = child.ended.then((ending) => {
    rmSync(folder, { recursive: true, force: true });
    return ending;
  });
  return { ...child, ended };
}
