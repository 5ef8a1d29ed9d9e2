import { applyEdit, type Edit, type Operator } from "./edit.ts";
import { assume } from "./operators/assume.ts";
import { drop } from "./operators/drop.ts";
import { dropGuard } from "./operators/drop_guard.ts";
import { flipSign } from "./operators/flip_sign.ts";
import { loosen } from "./operators/loosen.ts";
import { loseOrigin } from "./operators/lose_origin.ts";
import { raiseLimit } from "./operators/raise_limit.ts";
import { reverseTime } from "./operators/reverse_time.ts";
import { shareStream } from "./operators/share_stream.ts";
import { shift } from "./operators/shift.ts";
import { swap } from "./operators/swap.ts";
import { swapArguments } from "./operators/swap_arguments.ts";
import { swapAxes } from "./operators/swap_axes.ts";
import { swapConstant } from "./operators/swap_constant.ts";
import { turnBound } from "./operators/turn_bound.ts";
import { writeInPlace } from "./operators/write_in_place.ts";
import { placesOf } from "./syntax.ts";

const OPERATORS: readonly Operator[] = [
  swap,
  drop,
  flipSign,
  reverseTime,
  swapArguments,
  swapConstant,
  dropGuard,
  shift,
  shareStream,
  swapAxes,
  loseOrigin,
  turnBound,
  assume,
  loosen,
  writeInPlace,
  raiseLimit,
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
