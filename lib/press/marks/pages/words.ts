import { type Markup, markup } from "../../show/markup.ts";
import { renderAnyway, renderPhrase } from "../../show/prose/markdown.ts";
import { plainText } from "../../show/plain_text.ts";
import { capped } from "../capped.ts";

/** Most letters of anything that a student wrote or made a program print. */
const LONGEST = 20_000;

/** "1 point", "2.5 points". */
export function pointsText(points: number): string {
  return points === 1 ? "1 point" : `${points} points`;
}

/** A name that somebody chose: whatever it holds, it does not turn the line around it. */
export function nameOf(name: string): Markup {
  return markup`<bdi>${capped(name, 200)}</bdi>`;
}

const titles = new Map<string, Markup>(); // every page has the same few, and judging one takes time

/** The title of a question with its number: "2. The quantile map" for `q2`. */
export function questionTitle(id: string, title: string): Markup {
  const key = `${id}: ${title}`;
  const known = titles.get(key) ?? typeset(id, title);
  titles.set(key, known);
  return known;
}

function typeset(id: string, title: string): Markup {
  const number = /^q(\d+)$/.exec(id)?.[1];
  const words = renderPhrase(title, { notebook: "the sheet", cell: id });
  return number === undefined ? words : markup`${number}. ${words}`;
}

/** Markdown that a student wrote, judged and kept apart; as plain text where that is not possible. */
export function foreignMarkdown(source: string): Markup {
  const text = capped(source, LONGEST);
  try {
    const words = renderAnyway(text, { notebook: "an answer", cell: "written" });
    return markup`<div class="foreign" tabindex="0">${words}</div>\n`;
  } catch {
    return foreignText(text);
  }
}

/** Text that a student's program printed. */
export function foreignText(text: string): Markup {
  return markup`<pre class="foreign" tabindex="0">${capped(plainText(text), LONGEST)}</pre>\n`;
}
