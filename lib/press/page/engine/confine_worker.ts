/** What would lead a cell out of its worker: to the network, to storage, to other workers. */
const WAYS_OUT = [
  ...["XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource"],
  ...["importScripts", "Worker", "SharedWorker", "BroadcastChannel", "Notification"],
  ...["indexedDB", "caches", "postMessage", "close"],
];

/**
 * Takes away from cells what they could send anything with, and what could end the worker behind
 * the back of the page; `fetch` stays for the binaries that TensorFlow.js loads.
 *
 * The policy of the frame keeps the network out as well; this does it also where there is no frame.
 *
 * @param load stands in for `fetch`
 */
export function confineWorker(load: (path: string) => Promise<Response>): void {
  for (const name of [...WAYS_OUT, "fetch"]) remove(name); // from the prototypes as well
  Object.defineProperty(globalThis, "fetch", {
    value: (input: string | URL) => load(String(input)),
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
