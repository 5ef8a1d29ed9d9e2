/**
 * Still pictures of figures, for readers and front ends that do not run Plotly.
 *
 * @module
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Figure } from "../../figures/mod.ts";
import type { Marks } from "./joined_marks.ts";
import type { Drawn, Order } from "./still_worker_deno.ts";

const INSIDE = new URL("./still_worker_deno.ts", import.meta.url);

let worker: Worker | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Draws a figure as an SVG image that scales with the page and carries its description.
 *
 * Equal figures give equal text, in every process; different figures use different ids, so that
 * several may stand in one page.
 *
 * Plotly and its document live in a worker, made for the first figure and kept. There they have all
 * names to themselves: those at the top of a cell are seen by every module of a notebook's realm, and
 * a reader may call something `process`, `URL` or `Map`.
 *
 * @param figure a finished figure
 * @param marks  "joined" draws a cloud as one path, which is smaller
 *
 * @example
 * ```ts
 * import { lines } from "flowbook/figures";
 * import { drawStill } from "#still";
 * const words = { caption: "A line.", description: "A rising line." };
 * const line = lines({ series: [{ name: "y", x: [0, 1], y: [0, 1] }], x: "x", y: "y", ...words });
 * console.log((await drawStill(line)).startsWith("<svg")); // true
 * ```
 */
export function drawStill(figure: Figure, marks: Marks = "apart"): Promise<string> {
  const drawn = queue.then(() => ask({ figure, marks })); // one at a time: they share random numbers
  queue = drawn.catch(() => undefined);
  return drawn;
}

async function ask(order: Order): Promise<string> {
  const drawing = worker ??= new Worker(INSIDE);
  drawing.ref(); // a process that waits for nothing else ends
  try {
    const answer = once(drawing, "message") as Promise<[Drawn]>;
    drawing.postMessage(order);
    const [drawn] = await answer;
    if ("error" in drawn) throw drawn.error;
    return drawn.svg;
  } finally {
    drawing.unref();
  }
}
