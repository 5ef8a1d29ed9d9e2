import type { Cell, MimeBundle } from "../../../lib/press/ipynb/mod.ts";
import { chapterOf, claimRecord, code, display, drawing, markdown } from "./fixture.ts";
import { HOSTILE } from "./hostile.ts";

/** Closes whatever it stands in, and steals. */
export const BREAKOUT =
  `"'>--></title></style></script></pre></textarea><img src=x onerror=steal()><script>steal()</script>`;

const CLAIM = "application/vnd.flowbook.claim+json";

/** Hostile texts in every place of an output where a text may stand. */
export const HOSTILE_OUTPUTS: readonly MimeBundle[] = [
  ...HOSTILE.map((html) => ({ "text/html": html, "text/plain": html })),
  ...HOSTILE.filter(isMarkdown).map((html) => ({
    "text/markdown": `*a*\n\n${html}\n\nb`,
    "text/plain": html,
  })),
  {
    "text/markdown": `| a |\n|---|\n| ${BREAKOUT.replaceAll(/<img[^>]*>/g, "")} |`,
    "text/plain": "",
  },
  { "text/plain": BREAKOUT },
  { [CLAIM]: poisonedClaim() as unknown, "text/plain": BREAKOUT },
  poisonedFigure(),
];

/** What a picture says and draws, poisoned: Plotly shows a subset of HTML in texts. */
export function poisonedFigure(): MimeBundle {
  const link = `<a href="javascript:steal()">click</a>${BREAKOUT}`;
  return {
    "application/vnd.plotly.v1+json": {
      data: [{
        type: "scatter",
        mode: "markers+text",
        x: [0, 1],
        y: [0, 1],
        text: [link, BREAKOUT],
        name: link,
        hovertemplate: link,
      }],
      layout: {
        title: { text: link },
        xaxis: { title: { text: BREAKOUT } },
        annotations: [{ text: link, x: 0.5, y: 0.5 }],
        images: [
          { source: "https://elsewhere.example/x.png", sizex: 1, sizey: 1 },
          { source: "javascript:steal()", sizex: 1, sizey: 1 },
        ],
        template: {
          layout: {
            images: [{ name: "x", source: "https://elsewhere.example/t.png", sizex: 1, sizey: 1 }],
          },
        },
      },
    },
    "image/svg+xml": drawing(),
    "text/plain": `${BREAKOUT}\n${BREAKOUT}`,
  };
}

function poisonedClaim(): Record<string, unknown> {
  const record = claimRecord("S3.38") as { checks: Record<string, unknown>[] };
  return {
    ...record,
    covers: [BREAKOUT],
    says: BREAKOUT,
    verdict: "fails",
    checks: [{
      ...record.checks[0],
      name: BREAKOUT,
      verdict: "fails",
      reason: BREAKOUT,
      tolerance: { name: BREAKOUT, why: BREAKOUT },
      control: { mistake: BREAKOUT, value: 1, miss: 1, required: 1 },
    }],
  };
}

/** The build refuses pictures, links and headings that are written by hand. */
function isMarkdown(html: string): boolean {
  return !/<(?:h[1-6]|a|img)\b/i.test(html);
}

/** A cell that puts all this out when it runs, and then prints, throws and returns more of it. */
export function hostileProgram(): string {
  return `const receive = globalThis[Symbol.for("flowbook.receiver")];
for (const data of ${JSON.stringify(HOSTILE_OUTPUTS)}) receive({ kind: "new", data });
console.log(${JSON.stringify(BREAKOUT)});
console.error(${JSON.stringify(BREAKOUT)});
const error = new Error(${JSON.stringify(BREAKOUT)});
error.name = ${JSON.stringify(BREAKOUT)};
throw error;`;
}

/** A chapter that tries everything, among the texts, the code and the saved outputs. */
export const HOSTILE_BOOK: Readonly<Record<string, readonly Cell[]>> = {
  "01-hostile.ipynb": chapterOf(
    markdown("heading", `## ${BREAKOUT.replaceAll(/<img[^>]*>/g, "")}`),
    ...HOSTILE.filter(isMarkdown).map((html, i) => markdown(`text-${i}`, `a\n\n${html}\n\nb`)),
    markdown("fence", `\`\`\`${BREAKOUT}\n${BREAKOUT}\n\`\`\`\n\n\`${BREAKOUT}\``),
    code("saved", `// ${BREAKOUT}\n"${BREAKOUT.replaceAll(`"`, "")}"`, [
      ...HOSTILE_OUTPUTS.map(display),
      { output_type: "stream", name: "stdout", text: BREAKOUT },
      { output_type: "error", ename: BREAKOUT, evalue: BREAKOUT, traceback: [BREAKOUT] },
    ]),
    code("live", hostileProgram()),
    code("after", "6 * 7"),
  ),
};
