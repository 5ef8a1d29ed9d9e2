/**
 * The parser of TypeScript reads what looks like types twice, once as types and once as not; where that
 * is nested, and wrong in the end, the time doubles with every level. From here on it gives up instead.
 *
 * It is one parser for the whole process, so whoever loads this module has one that ends.
 *
 * @module
 */
import { createRequire } from "node:module";

/** Where the parser stands; it takes a copy of that before it tries. */
interface State {
  snapshot(): unknown;
  tried?: number;
}

/** Most attempts over one cell; those of the chapters need at most a hundred. */
const MOST_ATTEMPTS = 20_000;

const { default: { prototype } } = createRequire(import.meta.url)(
  "sucrase/dist/parser/tokenizer/state",
) as { readonly default: { readonly prototype: State } };
const { snapshot } = prototype;

prototype.snapshot = function (this: State): unknown {
  this.tried = (this.tried ?? 0) + 1;
  if (this.tried > MOST_ATTEMPTS) throw new RangeError("Nested too deeply to be read");
  return snapshot.call(this);
};
