/**
 * The book: a static site made from notebooks and what their cells printed.
 *
 * It is readable without a script, asks no other host for anything, and any static host can serve
 * it. See `show/prose/markdown.ts` for what authors may write; three conventions make the reader
 * work:
 *
 * A prediction is a box whose answer is folded, so that one can commit before looking; every one has
 * an answer. In JupyterLab, in VS Code and without a script it opens with a click. The page asks in
 * one of three forms, remembers on the reader's machine what was said, and prints the question alone.
 * The lines of a summary are plain words, and an empty line (`>`) stands around each answer.
 *
 * Several answers to choose from: each replies for itself.
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
 * A number: the page has a field for it. `data-check` names a claim of the chapter or its evidence
 * and one of its checks; what that check saved is the answer, and a link to it is added. The text
 * gives the number, in bold, to as many digits as the page shall show; the build refuses other
 * digits. `data-entry` counts the entries of a list from 0. `data-within` says how near is near
 * enough, `0.1` or `10 %`, and is 5 % when left out. `data-unit` stands behind the number; with `%` a
 * saved 0.424 is 42.4 %.
 *
 *     > **Predict.** How high is $p_t$ at $x = 0.3$, $t = 0.4$?
 *     >
 *     > <details data-check="S3.35 two-targets" data-entry="0"><summary>Answer</summary>
 *     >
 *     > **It is $0.424$**, nearer to the second bell. Their mean, $0.40$, would be right for equal
 *     > shares.
 *     >
 *     > </details>
 *
 * A sketch: the reader draws a curve over the axes of a figure of the chapter. `data-figure` is the id
 * of its cell, `data-trace` the name of the curve in its legend; a figure with a slider counts as it
 * stands at first. The curve as computed is laid over the sketch.
 *
 *     > **Predict.** Draw the density of all particles at $t = 0.4$.
 *     >
 *     > <details data-figure="figure-density" data-trace="all particles"><summary>Answer</summary>
 *     >
 *     > **One hill, highest at $0.7$**: the two bells still overlap.
 *     >
 *     > </details>
 *
 * An exercise is a code cell with a stub and a call of `exercise`; its solution is the Markdown cell
 * that follows, `<details><summary>Answer</summary>`, where JupyterLab, VS Code and the book all
 * fold it and typeset its formulas, and where nobody who edits the stub has to see it.
 *
 * An erratum is a box that says what the source prints and what recomputing gives, beside the cell
 * that catches it: `> **Erratum.** _Lecture, worked example_ prints 0.850; recomputing gives 0.853.`
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
export { type PlaceForBook, placeForBook } from "./place_book.ts";
export { respond } from "./respond.ts";
export { type Asset, asset, type Pages, type Site, siteSize, writeSite } from "../show/site.ts";
