import type { Completion } from "@codemirror/autocomplete";
import type { Suggestion } from "./service.ts";

/** A word that goes on as it began: a name, or the module in an import. */
export const WORDS = /^[\w$@/.-]*$/;

/** Pictures of the editor by the kinds of TypeScript. */
const PICTURES: Readonly<Record<string, string>> = {
  function: "function",
  "local function": "function",
  method: "method",
  property: "property",
  getter: "property",
  class: "class",
  interface: "interface",
  type: "type",
  enum: "enum",
  const: "constant",
  module: "namespace",
  keyword: "keyword",
};

/**
 * A suggestion as the editor lists it.
 *
 * @param explain makes what stands beside the list when the name is chosen
 *
 * @example
 * ```ts
 * import { completionOf } from "./completion.ts";
 * const suggestion = { name: "cfmLoss", kind: "function", rank: 11 };
 * console.log(completionOf(suggestion, async () => null).type); // function
 * ```
 */
export function completionOf(
  { name, kind, rank }: Suggestion,
  explain: (name: string) => Promise<Node | null>,
): Completion {
  return {
    label: name,
    type: PICTURES[kind] ?? "variable",
    boost: name.startsWith("_") ? -50 : 11 - rank, // 11 is what TypeScript gives to names in scope
    info: () => explain(name),
  };
}
