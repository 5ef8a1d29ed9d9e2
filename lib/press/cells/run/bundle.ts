import type { MimeBundle } from "../../ipynb/notebook.ts";
import type { Printer } from "./printer.ts";

const DISPLAY = Symbol.for("Jupyter.display");

/** A value in the forms in which a reader's program may show it: its own, if it has any, or text. */
export async function bundleOf(value: unknown, printer: Printer): Promise<MimeBundle> {
  const { [DISPLAY]: display } = value as { [DISPLAY]?: () => MimeBundle | Promise<MimeBundle> };
  if (typeof value === "object" && typeof display === "function") return await display.call(value);
  return { "text/plain": printer.inspect(value) };
}
