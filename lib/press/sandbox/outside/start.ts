import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Limits } from "../limits.ts";
import { runFlags } from "./flags.ts";
import { commandIn, type Room } from "./jail.ts";
import { type ChildProcess, type Listener, spawnChild } from "./process.ts";

/** Processor time for the beginning: the library, on a slow machine. */
const START_SECONDS = 60;

/** What the engine asks the system for before it does anything, twice. */
const ENGINE_MEGABYTES = 1200;

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
  const args = runFlags(harness, megabytes);
  const child = spawnChild(
    commandIn(room, {
      folder,
      args,
      seconds: START_SECONDS + totalSeconds,
      megabytes: ENGINE_MEGABYTES + 2 * megabytes,
    }),
    folder,
    listener,
  );
  const ended = child.ended.then((ending) => {
    rmSync(folder, { recursive: true, force: true });
    return ending;
  });
  return { ...child, ended };
}
