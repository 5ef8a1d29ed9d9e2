const MARKER = String.raw`<span data-maths="\d+"></span>`;
const RUN = new RegExp( // begins where no bracket stands before: ten thousand in a row are read once
  String.raw`(?<![(\[])[(\[]*(?:${MARKER}|<(strong|em)>${MARKER}</\1>)(?:\s(?=%))?[^ \n<]*`,
  "g",
);
const BETWEEN_PARTS = /(?<=<\/span>)(?=<span class="katex-base">)/g;

/**
 * Keeps a formula in one line with the signs at it: "(x", "x,", "x-axis", "38 %".
 *
 * A browser may break a line on both sides of what KaTeX makes, even before a comma, and no character
 * forbids it there. So formula and signs stand in an element in which no line ends, except, as in any
 * formula, between the parts of a long one.
 *
 * @param html with markers in the place of formulas
 * @param fill puts the formulas into a piece of it
 */
export function joinSigns(html: string, fill: (html: string) => string): string {
  return html.replace(RUN, (run) => {
    const alone = run.startsWith("<") && run.endsWith(">");
    if (alone) return run;
    return `<span class="joined">${fill(run).replace(BETWEEN_PARTS, "<wbr>")}</span>`;
  });
}
