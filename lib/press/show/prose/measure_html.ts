/** How large a text in HTML is, at least: counted without building it. */
export interface HtmlSize {
  /** A `details` counts as three: a browser gives it boxes of its own. */
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
  for (const [, closing, tag] of html.matchAll(TAG)) {
    const name = tag!.toLowerCase(), isFlat = FLAT.has(name);
    if (closing) open -= isFlat || open === 0 ? 0 : 1;
    else {
      elements += name === "details" ? 3 : 1;
      if (!isFlat) depth = Math.max(depth, ++open);
    }
  }
  return { elements, depth };
}

const ATTRIBUTE = /[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)?)?/y;

/**
 * Whether an element has more attributes than `most`: each is compared with all before it, so that
 * many hold up whoever reads them. The time is bound by the number of tags and `most`.
 */
export function hasManyAttributes(html: string, most: number): boolean {
  for (const { index, 0: tag } of html.matchAll(TAG)) {
    ATTRIBUTE.lastIndex = index + tag.length;
    let count = 0;
    while (ATTRIBUTE.test(html)) if (++count > most) return true;
  }
  return false;
}
