import type { Figure } from "../../figures/mod.ts";
import type { Stream } from "../../random/mod.ts";
import type { CheckRecord } from "../records/claim_record.ts";
import { cellGlobals, DRAWING } from "../records/globals.ts";
import { messageOf } from "./judge_sides.ts";
import type { Control } from "./run_check.ts";

/** Whether pictures of mistakes are to be built where nobody makes the mistakes, to see that they can be. */
export function isDrawing(): boolean {
  return cellGlobals[DRAWING] === true;
}

/**
 * The picture of a mistake, as the check can draw it.
 *
 * @param name   of the check
 * @param stream of the check; the picture gets `split("drawn")`
 * @returns undefined where the check has no picture
 * @throws {TypeError} when it is no figure
 * @throws {Error} when it cannot be drawn
 */
export async function drawMistake(
  name: string,
  control: Control | undefined,
  stream: Stream,
): Promise<Figure | undefined> {
  if (control?.drawn === undefined) return undefined;
  let drawn: unknown;
  try {
    drawn = await control.drawn(stream.split("drawn"));
  } catch (error) {
    throw new Error(`the mistake of "${name}" could not be drawn: ${messageOf(error)}`);
  }
  const parts = drawn as Partial<Figure> | null | undefined;
  if (typeof parts?.caption === "string" && Array.isArray(parts.data) && parts.layout) {
    return drawn as Figure;
  }
  throw new TypeError(`Expected a figure of the mistake of "${name}"; got ${typeof drawn}`);
}

/**
 * The record of a check whose mistake was made, with the picture of it. On a reader's own data a
 * drawing may fail: the reason then says so, and what was compared is shown all the same.
 */
export async function withDrawing(
  check: CheckRecord,
  control: Control | undefined,
  stream: Stream,
): Promise<CheckRecord> {
  if (check.control === undefined) return check;
  try {
    const drawn = await drawMistake(check.name, control, stream);
    return drawn === undefined ? check : { ...check, control: { ...check.control, drawn } };
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return { ...check, reason: `${check.reason}; ${messageOf(error)}` };
  }
}
