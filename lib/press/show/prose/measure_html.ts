/** How large a text in HTML is, at least: counted without building it. */
export interface HtmlSize {
  readonly elements: number;
  /** How many of them are open at once. */
  readonly depth: number;
}

const TAG = /<(\/?)([a-z][\w-]*)/gi;

/** Elements that hold nothing, or end by themselves when the next one begins. */
const FLAT = new Set(
  ("area br col embed hr img input link meta source wbr p li dt dd td th tr thead tbody tfoot option " +
    "colgroup").split(" "),
);

/** Counts the tags of a text; one pass, whatever the text is. */
export function measureHtml(html: string): HtmlSize {
  let elements = 0, open = 0, depth = 0;
  for (const [, closing, name] of html.matchAll(TAG)) {
    const isFlat = FLAT.has(name!.toLowerCase());
    if (closing) open -= isFlat || open === 0 ? 0 : 1;
    else {
      elements++;
      if (!isFlat) depth = Math.max(depth, ++open);
    }
  }
  return { elements, depth };
}
