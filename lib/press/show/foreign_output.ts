import type { MimeBundle } from "../ipynb/notebook.ts";
import { type Markup, markup } from "./markup.ts";
import { shortened } from "./plain_text.ts";

/** The text of an output that cannot be shown in a richer form: what was written for that, or else. */
export function textOf(data: MimeBundle): string {
  return String(data["text/plain"] ?? data["text/markdown"] ?? data["text/latex"] ?? "");
}

/** Data that a reader can read as they are printed. */
const PRINTED = ["application/json", "application/geo+json"];

/** How much longer indenting may make data: those nested a thousand deep would be spaces alone. */
const MOST_INDENTED = 10;

/**
 * An output in forms that a page has no picture for: JSON is printed; anything else is named, with
 * its text where it has one, so that no box is empty.
 *
 * @returns undefined when it has no form but text
 */
export function renderForeign(data: MimeBundle, text: string): Markup | undefined {
  const json = PRINTED.find((type) => data[type] !== undefined);
  if (json !== undefined) {
    const short = JSON.stringify(data[json]), wide = JSON.stringify(data[json], null, 2);
    const printed = wide.length > MOST_INDENTED * short.length ? short : wide;
    return markup`<pre class="output words" tabindex="0">${shortened(printed)}</pre>\n`;
  }
  const [type] = Object.keys(data).filter((type) => type !== "text/plain");
  if (type === undefined) return undefined;
  const thing = /vega|chart|plot/i.test(type) ? "A chart" : "An output";
  const remark = markup`<p class="remark">${thing} in ${type}, which this page cannot show.</p>\n`;
  if (text.trim() === "") return remark;
  return markup`<pre class="output words" tabindex="0">${text}</pre>\n${remark}`;
}
