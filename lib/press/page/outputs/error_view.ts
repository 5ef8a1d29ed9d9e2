import type { ErrorOutput } from "../../ipynb/notebook.ts";
import { plainText, shortened } from "../../show/plain_text.ts";
import { button, element } from "../element.ts";
import type { Painter } from "./painter.ts";

const PLACE = /\bcell-([\w-]+)\.ts:(\d+)/;

/** Where something was thrown. */
export interface ThrownAt {
  readonly cell: string;
  readonly line: number;
}

/**
 * Where in the cells of the notebook an error was thrown; undefined when its trace names no cell.
 *
 * @example
 * ```ts
 * import { thrownAt } from "./error_view.ts";
 * console.log(thrownAt(["Error: no", "    at f (cell-tools.ts:3:7)"])); // { cell: "tools", line: 3 }
 * ```
 */
export function thrownAt(traceback: readonly string[]): ThrownAt | undefined {
  const found = PLACE.exec(traceback.slice(1).join("\n")); // the first line is the message
  return found ? { cell: found[1]!, line: Number(found[2]) } : undefined;
}

/** An error with the line at which the author, or the reader, can do something about it. */
export function errorView(error: ErrorOutput, painter: Painter): HTMLElement {
  const text = shortened(plainText(`${error.ename}: ${error.evalue}`));
  const listing = element("pre", { class: "output error", tabindex: "0" }, text);
  const at = thrownAt(error.traceback);
  if (!at) return element("div", { class: "shown" }, listing);
  const { cell, line } = at;
  const words = cell === painter.cell ? `line ${line}` : `line ${line} of the cell “${cell}”`;
  const link = button(words, () => painter.showLine(cell, line), { class: "line" });
  listing.append("\n", link);
  return element("div", { class: "shown" }, listing);
}
