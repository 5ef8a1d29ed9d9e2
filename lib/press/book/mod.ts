/**
 * The book: a static site made from notebooks and what their cells printed.
 *
 * It is readable without a script, asks no other host for anything, and any static host can serve
 * it. See `show/prose/markdown.ts` for what authors may write; three conventions make the reader
 * work:
 *
 * A prediction is a box whose answer opens with a click, so that one can commit before looking. With
 * several answers to choose from, each replies for itself. The lines of a summary are plain words,
 * and an empty line (`>`) stands between two answers.
 *
 *     > **Predict.** How high is $p_t$ where the bells are 0.34 and 0.46 high?
 *     >
 *     > <details><summary>0.40, their mean</summary>
 *     >
 *     > Only if half of the data sat at each target.
 *     >
 *     > </details>
 *     >
 *     > <details><summary>0.42, nearer to the second</summary>
 *     >
 *     > Yes: $0.3 \cdot 0.34 + 0.7 \cdot 0.46 = 0.42$, weighted by the data.
 *     >
 *     > </details>
 *
 * An exercise is a code cell with a stub and a call of `exercise`; its solution is the Markdown cell
 * that follows, `<details><summary>Answer</summary>`, where JupyterLab, VS Code and the book all
 * fold it and typeset its formulas, and where nobody who edits the stub has to see it.
 *
 * An erratum is a box that says what the source prints and what recomputing gives, beside the cell
 * that catches it: `> **Erratum.** The slide prints 0.850; recomputing gives 0.853.`
 *
 * @example
 * ```ts ignore
 * const site = await buildBook({ notebooks: "notebooks" });
 * await writeSite(site, "site");
 * ```
 *
 * @module
 */
export { buildBook, completeBook } from "./build.ts";
export { followed } from "./followed.ts";
export { type LiveBook, openBook, type Reporter } from "./live_book.ts";
export { respond } from "./respond.ts";
export { type Asset, asset, type Pages, type Site, siteSize, writeSite } from "../show/site.ts";
