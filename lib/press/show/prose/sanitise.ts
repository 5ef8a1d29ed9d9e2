/**
 * The one policy for HTML that comes out of a notebook, be it prose or output: structure and text
 * stay, everything that could run, load, restyle or impersonate the page goes.
 *
 * No script, style, form, frame, SVG or MathML survives (formulas are typeset by us after this
 * step, figures are files of their own); links go to the web, to mail or to a page of the book;
 * images carry their own bytes; only headings written in Markdown have ids.
 *
 * @module
 */
import DOMPurify, {
  type DOMPurify as Purifier,
  type UponSanitizeAttributeHookEvent,
} from "dompurify";
import { dom } from "#dom";
import { type Markup, trusted } from "../markup.ts";
import { hasManyAttributes, measureHtml } from "./measure_html.ts";

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];
const TAGS =
  ("a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em hr i " +
    "img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot " +
    "th thead tr u ul var wbr").split(" ");
const ATTRIBUTES =
  ("alt aria-label class colspan data-maths dir href id lang open reversed rowspan scope src start " +
    "style tabindex title").split(" ");

/** Of the predictions in prose, see `predictions.ts`. */
const PREDICTION = [
  "data-number",
  "data-near",
  "data-shown",
  "data-unit",
  "data-curve",
  "data-trace",
];

const ROW = ["data-row", "data-from", "data-to"];

const LINK = /^(?:https?:|mailto:|#|[\w.-]+(?:#|$))/i;
const IMAGE = /^data:image\/(?:png|jpeg|gif);base64,/i;
const ALIGNMENT = /text-align:\s*(left|center|right)\b/i; // all that tables may say about style

/** Classes that our Markdown gives, and that an output may have: no other looks like the page. */
const OF_OUTPUTS = /^(?:scroll|formula|heading|box|predict|erratum|exercise|note|tok-[\w-]+)$/;

/** How much would hold up a page. */
interface Most {
  readonly elements: number;
  /** Elements that are open at once. */
  readonly depth: number;
  /** Without those of embedded pictures. */
  readonly characters: number;
}

const OF_PROSE: Most = { elements: 10_000, depth: 500, characters: 1_000_000 };
const OF_OUTPUT: Most = { elements: 5000, depth: 500, characters: 200_000 };
const MOST_ATTRIBUTES = 100; // of an element
const EMBEDDED = /data:image[^"'\s>]*/gi;

const purify = DOMPurify(dom), purifyOutput = DOMPurify(dom);
for (const one of [purify, purifyOutput]) one.addHook("uponSanitizeAttribute", keepHarmless);
purifyOutput.addHook("uponSanitizeAttribute", (_element, attribute) => {
  if (attribute.attrName !== "class") return;
  const kept = attribute.attrValue.split(/\s+/).filter((name) => OF_OUTPUTS.test(name));
  attribute.attrValue = kept.join(" ");
  attribute.keepAttr = kept.length > 0;
});

function keepHarmless(element: Element, attribute: UponSanitizeAttributeHookEvent): void {
  const { attrName: name, attrValue: value } = attribute;
  if (name === "href") attribute.keepAttr = LINK.test(value);
  if (name === "src") attribute.keepAttr = IMAGE.test(value);
  if (name === "style") {
    const side = ALIGNMENT.exec(value)?.[1]?.toLowerCase();
    attribute.attrValue = `text-align:${side}`;
    attribute.keepAttr = side !== undefined;
  }
  if (name === "id") attribute.keepAttr = HEADINGS.includes(element.tagName.toLowerCase());
  if (name === "tabindex") attribute.keepAttr = value === "0";
}

/**
 * The harmless part of rendered Markdown, with its headings.
 *
 * @throws {RangeError} when it has more than 10000 elements, more than 500 within each other, more than
 *   1000000 characters besides those of pictures, or more than 100 attributes of one element
 */
export function sanitiseProse(html: string): Markup {
  requireFew(html, OF_PROSE);
  return sanitise(html, purify, [...TAGS, ...HEADINGS], [...ATTRIBUTES, ...PREDICTION]);
}

/**
 * The harmless part of a proof that a cell printed: as of any output, with its rows marked.
 *
 * @throws {RangeError} as {@link sanitiseOutput} does
 */
export function sanitiseProof(html: string): Markup {
  requireFew(html, OF_OUTPUT);
  return sanitise(html, purifyOutput, TAGS, [...ATTRIBUTES, ...ROW]);
}

/**
 * The harmless part of an output; its headings become text, so that it cannot join the outline, and
 * of its classes those stay that formulas and boxes need.
 *
 * @throws {RangeError} when it has more than 5000 elements, more than 500 within each other, more than
 *   200000 characters besides those of pictures, or more than 100 attributes of one element
 *
 * @example
 * ```ts
 * import { sanitiseOutput } from "./sanitise.ts";
 * console.log(sanitiseOutput(`<b onclick="steal()">hi</b><script>steal()</script>`).html); // <b>hi</b>
 * ```
 */
export function sanitiseOutput(html: string): Markup {
  requireFew(html, OF_OUTPUT);
  return sanitise(html, purifyOutput, TAGS, ATTRIBUTES);
}

function requireFew(html: string, most: Most): void {
  const { elements, depth } = measureHtml(html);
  if (elements > most.elements || depth > most.depth) {
    throw new RangeError(
      `Expected at most ${most.elements} elements, ${most.depth} within each other; ` +
        `got ${elements}, ${depth}`,
    );
  }
  const characters = html.length <= most.characters
    ? html.length
    : html.replace(EMBEDDED, "").length;
  if (characters > most.characters) {
    throw new RangeError(
      `Expected at most ${most.characters} characters of HTML; got ${characters}`,
    );
  }
  if (hasManyAttributes(html, MOST_ATTRIBUTES)) {
    throw new RangeError(`Expected at most ${MOST_ATTRIBUTES} attributes of an element; got more`);
  }
}

function sanitise(html: string, by: Purifier, tags: string[], attributes: string[]): Markup {
  return trusted(by.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    SANITIZE_DOM: false, // it would drop the id of a heading called "Title" or "Location"
  }));
}
