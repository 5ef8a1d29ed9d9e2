/** The only files that a worker needs besides its script. */
const FILE = /^wasm\/[\w-]+\.wasm$/;

/**
 * Loads a file of the book for a worker, which has no way to the network.
 *
 * @param path   below the folder of the book's scripts, such as "wasm/x.wasm"; another is not loaded
 * @param folder address of that folder, ending in "/"
 * @param reply  is sent the bytes, or null when there are none
 */
export async function handFile(path: unknown, folder: string, reply: MessagePort): Promise<void> {
  const bytes = typeof path === "string" && FILE.test(path) ? await load(folder + path) : null;
  reply.postMessage(bytes, bytes ? [bytes] : []);
}

async function load(address: string): Promise<ArrayBuffer | null> {
  const response = await fetch(address).catch(() => undefined);
  return response?.ok ? await response.arrayBuffer() : null;
}
