/**
 * The inside of a worker that runs cells; see `worker.ts`.
 *
 * @module
 */
import { openCells } from "./open_cells.ts";
import { denoPrinter } from "./printer_deno.ts";
import type { Answer, Request } from "./worker.ts";

interface WorkerRealm {
  postMessage(answer: Answer): void;
  onmessage: (event: MessageEvent<Request>) => void;
}

const realm = globalThis as unknown as WorkerRealm;
const cells = openCells({
  importer: (specifier, options) => import(fromFolder(specifier), options),
  printer: denoPrinter,
  publish: (message) => realm.postMessage({ message }),
});
let folder = "";

realm.onmessage = async ({ data }) => {
  if ("folder" in data) ({ folder } = data);
  else realm.postMessage({ status: await cells.run(data.source, data.id) });
};

for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => {
    event.preventDefault(); // the notebook goes on, as in the kernel
    const { error, reason } = event as ErrorEvent & PromiseRejectionEvent;
    console.error(`Uncaught ${denoPrinter.inspect(error ?? reason)}`);
  });
}

function fromFolder(specifier: string): string {
  return /^\.{0,2}\//.test(specifier) ? new URL(specifier, folder).href : specifier;
}
