import type { Token } from "markdown-it";
import { escapeHtml } from "../../../notebook/escape.ts";

const WEB = /^https?:/i;
const TAG = /<(\/?)(h[1-6]|a|img)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ALT = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const HREF = /\bhref\s*=\s*["']?https?:/i;

/**
 * Makes of a piece of prose that has no place in a page one that has: a link to nowhere becomes its
 * words, a picture that does not travel with the page a link to it or its text, a heading in HTML a
 * plain line.
 */
export function showAnyway(token: Token): void {
  if (token.type === "link_open") token.attrs = null;
  if (token.type === "image") {
    const source = String(token.attrGet("src")), text = token.content.trim();
    if (source.startsWith("data:")) return; // it only lacks a text
    token.type = "html_inline";
    token.content = WEB.test(source)
      ? `<a href="${escapeHtml(source)}">${escapeHtml(text || "picture")}</a>`
      : `<em>${escapeHtml(text || "picture")}</em>`;
    token.children = null;
  }
  if (token.type.startsWith("html_")) token.content = token.content.replace(TAG, tagAnyway);
}

function tagAnyway(tag: string, closing: string, name: string, attributes: string): string {
  if (/^h/i.test(name)) return closing ? "</p>" : '<p class="heading">';
  if (/^a$/i.test(name)) return closing || HREF.test(attributes) ? tag : "<a>";
  const [, double, single] = ALT.exec(attributes) ?? [];
  return double || single ? `<em>${double || single}</em>` : "";
}
