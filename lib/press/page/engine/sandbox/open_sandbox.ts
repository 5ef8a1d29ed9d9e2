import { openFrame } from "./open_frame.ts";
import { openWorker } from "./open_worker.ts";
import type { SandboxOptions } from "./sandbox.ts";

/**
 * Starts the worker of cells: in a frame of its own where the browser and the host allow it.
 *
 * @returns the port to the worker
 * @throws {Error} when the worker starts nowhere, or the signal aborts
 */
export async function openSandbox(options: SandboxOptions): Promise<MessagePort> {
  try {
    return await openFrame(options);
  } catch {
    options.signal.throwIfAborted();
    return await openWorker(options);
  }
}
