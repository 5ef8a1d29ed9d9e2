import { inspect as nodeInspect, type InspectOptionsStylized } from "node-inspect-extracted";
import { withCustom } from "./custom.ts";
import { closeSymbols, inDenosWords } from "./words.ts";

/** Objects inside so many others are named only, unless told. */
const DEPTH = 4;

/**
 * A value as the Deno kernel prints the last one of a cell: by Node's rules in Deno's words.
 *
 * What a program cannot find out in a browser is left open: whether a promise is settled, and what
 * an iterator will give.
 *
 * @param value of any kind; getters are not called
 * @param depth objects inside more objects than that are named only
 *
 * @example
 * ```ts
 * import { inspect } from "./inspect.ts";
 * console.log(inspect({ t: 0.5, x: new Float32Array(2) })); // { t: 0.5, x: Float32Array(2) [ 0, 0 ] }
 * ```
 */
export function inspect(value: unknown, depth = DEPTH): string {
  const options: InspectOptionsStylized = { depth, stylize: inDenosWords };
  return closeSymbols(withCustom((value) => inspect(value), () => nodeInspect(value, options)));
}
