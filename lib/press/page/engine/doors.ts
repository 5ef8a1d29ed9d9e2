/** What would lead a cell out of its worker: to the network, to storage, to other workers. */
const DOORS = [
  ...["XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource"],
  ...["importScripts", "Worker", "SharedWorker", "BroadcastChannel", "Notification"],
  ...["indexedDB", "caches", "postMessage", "close"],
];

/**
 * Takes away from cells what they could send anything with, and what could end the worker behind
 * the back of the page; `fetch` stays for the files of the book's scripts, which TensorFlow.js loads.
 *
 * The policy of the worker's own response keeps the network out where the book is served by its own
 * server; this does it on any host.
 *
 * @param folder address under which `fetch` may load, ending in "/"
 */
export function closeDoors(folder: string): void {
  const { fetch } = globalThis;
  for (const name of DOORS) remove(name);
  Object.defineProperty(globalThis, "fetch", {
    value(input: string | URL, init?: RequestInit): Promise<Response> {
      const url = new URL(String(input), folder).href;
      if (url.startsWith(folder)) return fetch(url, init);
      return Promise.reject(new TypeError("A cell can load nothing but modules of the book"));
    },
    writable: true,
    configurable: true,
  });
}

function remove(name: string): void {
  let at: object | null = globalThis;
  while (at) {
    Reflect.deleteProperty(at, name);
    at = Object.getPrototypeOf(at);
  }
}
