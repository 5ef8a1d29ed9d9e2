/**
 * Claims, exercises, tables and formulas in the page; loaded when the first one comes.
 *
 * @module
 */
import type { MimeBundle } from "../../ipynb/notebook.ts";
import { textOf } from "../../show/foreign_output.ts";
import { renderWords } from "../../show/words.ts";
import { plainText, shortened } from "../../show/plain_text.ts";
import { element } from "../element.ts";

/**
 * Fills an element with an output as the build would have written it, through the same sanitiser.
 * What cannot be shown so, a formula that cannot be read say, is shown as text with the reason.
 */
export function fillWords(
  into: HTMLElement,
  data: MimeBundle,
  plain: "words" | "value",
  cell: string,
): void {
  try {
    const { html } = renderWords(data, plain, { notebook: "This page", cell });
    const open = [...into.querySelectorAll("details")].map((details) => details.open);
    into.innerHTML = html; // text was escaped, and foreign HTML sanitised
    into.querySelectorAll("details").forEach((details, i) => details.open ||= open[i] ?? false);
  } catch (error) {
    into.replaceChildren(
      element("pre", { class: `output ${plain}` }, shortened(plainText(textOf(data)))),
      element("p", { class: "remark" }, `Shown as text: ${(error as Error).message}`),
    );
  }
}
