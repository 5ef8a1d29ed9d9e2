/**
 * Chance as an argument: a seeded stream that can be split by name.
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * const points = stream(1).split("points").normal(4);
 * console.log(points.length); // 4
 * ```
 *
 * @module
 */
export { type Block, type Key, philox } from "./philox.ts";
export { Stream, stream } from "./stream.ts";
