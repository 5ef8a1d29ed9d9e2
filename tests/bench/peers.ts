import type { Timing } from "./measure.ts";

/** How to run the script of the peers. */
export interface Peers {
  /** A Python that has the peers installed. */
  readonly python: string;
  readonly script: string;
}

/**
 * Lets the peers do one workload on one thread and reads their timings, one JSON object a line.
 *
 * @throws {Error} when the script fails, with what it wrote last
 */
export async function measurePeers({ python, script }: Peers, workload: string): Promise<Timing[]> {
  const { success, stdout, stderr } = await new Deno.Command(python, {
    args: [script, workload],
    env: { PEER_THREADS: "1", OMP_NUM_THREADS: "1" }, // ours is one thread, too
  }).output();
  const text = new TextDecoder();
  if (!success) {
    throw new Error(`The peers failed on ${workload}: ${text.decode(stderr).trim().slice(-500)}`);
  }
  return readTimings(text.decode(stdout));
}

/** The timings among the lines of a script. */
export function readTimings(output: string): Timing[] {
  return output.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
}
