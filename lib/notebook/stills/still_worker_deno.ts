/**
 * The inside of the worker that draws still pictures; see `still_deno.ts`.
 *
 * @module
 */
import { parentPort } from "node:worker_threads";
import type { Figure } from "../../figures/mod.ts";
import { draw } from "./drawing_deno.ts";

/** What comes of a figure. */
export type Drawn = { readonly svg: string } | { readonly error: unknown };

parentPort!.on("message", async (figure: Figure) => {
  const drawn = await draw(figure).then((svg) => ({ svg }), (error) => ({ error }));
  parentPort!.postMessage(drawn satisfies Drawn);
});
