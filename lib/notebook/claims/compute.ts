import type { Side } from "../../judge/compare.ts";
import type { Stream } from "../../random/mod.ts";

/** Computes one side of a check; its stream is its own, so it cannot be tuned by hand. */
export type Compute = (stream: Stream) => Side | Promise<Side>;
