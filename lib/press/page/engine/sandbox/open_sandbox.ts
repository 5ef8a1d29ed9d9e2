import { MissingScript, openFrame, type SandboxOptions } from "./open_frame.ts";

const REFUSED = "Nothing has run: this browser or host gives cells no place apart from the page";

/**
 * Starts the worker of cells in a frame of its own; where there can be none, nowhere, unless the
 * reader wants it in the page all the same.
 *
 * @returns the port to the worker
 * @throws {Error} when the worker starts nowhere, or the signal aborts
 */
export async function openSandbox(options: SandboxOptions): Promise<MessagePort> {
  const { signal, withoutFrame } = options;
  try {
    return await openFrame(options);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MissingScript) throw error; // it would be missing elsewhere too
    const choice = await withoutFrame();
    signal.throwIfAborted();
    if (choice === "refuse") throw new Error(REFUSED);
    return await openWorker(options);
  }
}

/**
 * Starts the worker as one of the page itself, for where there can be no frame: a host that forbids
 * frames, or a browser that starts no worker in one. Then a cell that fills the memory can end the
 * page, it has the origin of the book, and what it may load is up to the policy that the host sends
 * with the worker's script.
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
