import { deepEqual } from "node:assert/strict";
import { applyEdit, type Operator } from "./edit.ts";
import { placesOf } from "./syntax.ts";

/** All that an operator makes of a source. */
function versions(operator: Operator, source: string): string[] {
  return placesOf(source).flatMap((place) => operator(place, source))
    .map((edit) => applyEdit(source, edit));
}

/** Tries an operator on sources, each with all that it should make of it. */
export function check(
  operator: Operator,
  cases: Readonly<Record<string, readonly string[]>>,
): void {
  for (const [source, expected] of Object.entries(cases)) {
    deepEqual(versions(operator, source).toSorted(), [...expected].toSorted(), source);
  }
}
