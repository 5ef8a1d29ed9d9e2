import { type Markup, trusted } from "../markup.ts";
import { fillFormulas } from "./maths.ts";
import { sanitiseOutput, sanitiseProof, sanitiseProse } from "./sanitise.ts";
import type { Scope } from "./scope.ts";

/** The last two steps of every text: the sanitiser, then the formulas that were kept aside. */
export function finish(html: string, scope: Scope): Markup {
  return trusted(fillFormulas(sanitiserOf(scope)(html).html, scope.formulas));
}

function sanitiserOf({ outline, rows }: Scope): (html: string) => Markup {
  if (outline !== undefined) return sanitiseProse;
  return rows === undefined ? sanitiseOutput : sanitiseProof;
}
