import { type Cells, openCells } from "../../../lib/press/cells/mod.ts";
import { denoPrinter } from "../../../lib/press/cells/run/printer_deno.ts";
import type { Message } from "../../../lib/press/ipynb/message.ts";

/** Loads modules for cells in a test, relative to this folder. */
export function importer(specifier: string): Promise<Record<string, unknown>> {
  return import(specifier);
}

/** A place for cells in this process, and what they have published so far. */
export function cellsHere(): Cells & { readonly messages: readonly Message[] } {
  const messages: Message[] = [];
  const publish = (message: Message): void => void messages.push(message);
  return { ...openCells({ importer, printer: denoPrinter, publish }), messages };
}
