import type { Markup } from "../markup.ts";
import { trusted } from "../markup.ts";
import type { Place } from "../place.ts";
import { renderMarkdownOutput } from "../prose/markdown.ts";

const PARAGRAPH = /^<p>([\s\S]*)<\/p>\s*$/;

/**
 * A phrase in Markdown as it stands within a line.
 *
 * @param place named when a formula cannot be read
 */
export function inline(source: string, place: Place): Markup {
  const html = renderMarkdownOutput(source, place).html;
  const [, phrase] = PARAGRAPH.exec(html) ?? [];
  return phrase === undefined || phrase.includes("<p>") ? trusted(html) : trusted(phrase);
}
