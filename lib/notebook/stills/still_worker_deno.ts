/**
 * The inside of the worker that draws still pictures; see `still_deno.ts`.
 *
 * @module
 */
import { parentPort } from "node:worker_threads";
import type { Figure } from "../../figures/mod.ts";
import { draw } from "./drawing_deno.ts";
import type { Marks } from "./joined_marks.ts";

/** What is to be drawn, and how. */
export interface Order {
  readonly figure: Figure;
  readonly marks: Marks;
}

/** What comes of a figure. */
export type Drawn = { readonly svg: string } | { readonly error: unknown };

parentPort!.on("message", async ({ figure, marks }: Order) => {
  const drawn = await draw(figure, marks).then((svg) => ({ svg }), (error) => ({ error }));
  parentPort!.postMessage(drawn satisfies Drawn);
});
