import { type Markup, trusted } from "../markup.ts";
import { fillFormulas } from "./maths.ts";
import { sanitiseOutput, sanitiseProse } from "./sanitise.ts";
import type { Scope } from "./scope.ts";

/** The last two steps of every text: the sanitiser, then the formulas that were kept aside. */
export function finish(html: string, scope: Scope): Markup {
  const clean = scope.outline === undefined ? sanitiseOutput(html) : sanitiseProse(html);
  return trusted(fillFormulas(clean.html, scope.formulas));
}
