import { applyEdit, type Edit, type Operator } from "./edit.ts";
import { drop } from "./operators/drop.ts";
import { dropGuard } from "./operators/drop_guard.ts";
import { flipSign } from "./operators/flip_sign.ts";
import { reverseTime } from "./operators/reverse_time.ts";
import { swap } from "./operators/swap.ts";
import { swapArguments } from "./operators/swap_arguments.ts";
import { swapConstant } from "./operators/swap_constant.ts";
import { placesOf } from "./syntax.ts";

const OPERATORS: readonly Operator[] = [
  swap,
  drop,
  flipSign,
  reverseTime,
  swapArguments,
  swapConstant,
  dropGuard,
];

/**
 * Every wrong version of a TypeScript file, one edit each, in the order of the file. No two are the
 * same.
 *
 * @throws {SyntaxError} when the file cannot be parsed
 */
export function mutantsOf(source: string): Edit[] {
  const edits = placesOf(source).flatMap((place) =>
    OPERATORS.flatMap((operator) => operator(place, source))
  );
  const versions = new Map(edits.map((edit) => [applyEdit(source, edit), edit]));
  return [...versions.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
