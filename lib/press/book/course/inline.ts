import type { Markup } from "../../show/markup.ts";
import { trusted } from "../../show/markup.ts";
import type { Place } from "../../show/place.ts";
import { renderMarkdownOutput } from "../../show/prose/markdown.ts";

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
