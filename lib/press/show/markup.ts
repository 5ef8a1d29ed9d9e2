import { escapeHtml } from "../../notebook/escape.ts";

/** HTML that may stand in a page as it is: every text in it was escaped, every foreign tag judged. */
export interface Markup {
  readonly html: string;
}

/** What a hole of {@link markup} takes: text (escaped), markup (kept), or a list of markup (joined). */
export type Part = string | number | Markup | readonly Markup[];

// An object of a record that looks like markup must not pass for it, so markup is known by identity.
const known = new WeakSet<object>();

/** Declares a string to be markup; only for strings that passed the sanitiser or a typesetter. */
export function trusted(html: string): Markup {
  const made = { html };
  known.add(made);
  return made;
}

/** No markup, where a part of a page is not needed. */
export const NOTHING: Markup = trusted("");

/**
 * A template in which text is always escaped.
 *
 * @throws {TypeError} when a hole holds anything but text, numbers and markup, as JSON may
 *
 * @example
 * ```ts
 * import { markup } from "./markup.ts";
 * console.log(markup`<p>${"a < b"}</p>`.html); // <p>a &lt; b</p>
 * ```
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return trusted(String.raw({ raw: strings }, ...parts.map(partHtml)));
}

function partHtml(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  if (Array.isArray(part)) return part.map(partHtml).join("");
  if (known.has(part)) return (part as Markup).html;
  throw new TypeError(`Expected text or markup; got ${part === null ? part : typeof part}`);
}
