import { openFrame, type SandboxOptions } from "./open_frame.ts";

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

/**
 * Starts the worker as one of the page itself, for where there can be no frame: a host that forbids
 * frames, or a browser that starts no worker in one. Then a cell that fills the memory can end the
 * page, and what it may load is up to the policy that the host sends with the worker's script.
 *
 * @returns the port to the worker, once the worker listens
 * @throws {Error} when the worker does not start
 */
async function openWorker(options: SandboxOptions): Promise<MessagePort> {
  const { folder, script, signal, broken } = options;
  const { promise: port, resolve, reject } = Promise.withResolvers<MessagePort>();
  const worker = new Worker(folder + script, { type: "module", name: "cells" });
  worker.onmessage = ({ ports }) => resolve(ports[0]!);
  worker.onerror = (event) => {
    event.preventDefault();
    const reason = event.message || "The worker could not be loaded";
    reject(new Error(reason)); // before it listens; afterwards:
    port.then(() => broken(reason), () => {});
  };
  signal.addEventListener("abort", () => {
    worker.terminate();
    reject(signal.reason);
  });
  return await port;
}
