import type { Answer } from "./asking.ts";

const { MessageChannel, Response } = globalThis; // a cell may take these names

/**
 * Asks the page for a file of the book, from inside the worker.
 *
 * @param path below the folder of the book's scripts
 * @param tell says something to the page
 * @returns the file as `fetch` would give it
 * @throws {TypeError} when the page does not give it
 */
export async function askFile(
  path: string,
  tell: (said: Answer, ports: MessagePort[]) => void,
): Promise<Response> {
  const { port1, port2 } = new MessageChannel();
  const { promise, resolve } = Promise.withResolvers<ArrayBuffer | null>();
  port1.onmessage = ({ data }) => resolve(data);
  tell({ kind: "needs", path }, [port2]);
  const bytes = await promise;
  port1.close();
  if (!bytes) throw new TypeError("A cell can load nothing but modules of the book");
  return new Response(bytes, { headers: { "content-type": "application/wasm" } });
}
