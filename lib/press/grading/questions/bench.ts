import { openCells } from "../../cells/mod.ts";
import { denoPrinter } from "../../cells/run/printer_deno.ts";
import type { Standing } from "../../marks/mod.ts";

/** How a cell of the sheet ended. */
export interface CellEnd {
  /** What it threw, if it did. */
  readonly error?: { readonly name: string; readonly message: string };
  /** What it handed in for the leaderboard. */
  readonly standings: readonly Standing[];
}

/** Where the cells of the sheet run, in this process: what it gives and what it tests. */
export interface Bench extends Disposable {
  run(source: string, id: string): Promise<CellEnd>;
  /** Lets cells call these functions by these names until the bench is disposed of. */
  bind(functions: Readonly<Record<string, unknown>>): void;
}

/** By this global a test hands in a number; see `standing`. */
const STANDINGS = Symbol.for("flowbook.standings");

const global = globalThis as Record<PropertyKey, unknown>;

/** Opens the place; a process has one at a time. */
export function openBench(): Bench {
  let error: CellEnd["error"];
  let standings: Standing[] = [];
  const before = new Map<string, PropertyDescriptor | undefined>();
  const cells = openCells({
    importer: (specifier, options) => import(specifier, options),
    printer: denoPrinter,
    publish: ({ type, content }) => {
      if (type !== "error") return;
      error = { name: String(content.ename), message: String(content.evalue) };
    },
  });
  global[STANDINGS] = ({ name, value, order }: Standing) => standings.push({ name, value, order });

  return {
    async run(source, id): Promise<CellEnd> {
      error = undefined;
      standings = [];
      await cells.run(source, id);
      return { ...error === undefined ? {} : { error }, standings };
    },
    bind(functions): void {
      for (const [name, value] of Object.entries(functions)) {
        if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(global, name));
        Object.defineProperty(global, name, { value, writable: true, configurable: true });
      }
    },
    [Symbol.dispose](): void {
      delete global[STANDINGS];
      cells[Symbol.dispose]();
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(global, name, descriptor);
        else delete global[name];
      }
    },
  };
}
