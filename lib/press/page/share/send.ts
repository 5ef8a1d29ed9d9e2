import type { LiveCell } from "../chapter/live_cell.ts";
import type { AllSliders } from "../chapter/sliders.ts";
import { fingerprint } from "../storage/fingerprint.ts";
import { encodeShared } from "./fragment.ts";

/**
 * The address of this page with the reader's edits and sliders in its fragment.
 *
 * @throws {RangeError} when there is nothing to share, or too much for a link
 */
export function linkToShare(
  address: string,
  chapter: string,
  cells: Iterable<LiveCell>,
  sliders: AllSliders,
): string {
  const edited = [...cells].filter(({ isEdited }) => isEdited);
  const moved = sliders.all();
  if (edited.length === 0 && Object.keys(moved).length === 0) {
    throw new RangeError("There is nothing to share yet: edit a cell or move a slider first.");
  }
  const edits = Object.fromEntries(
    edited.map((cell) => [cell.id, {
      source: cell.source(),
      edition: fingerprint(cell.original),
    }]),
  );
  return address.replace(/#.*$/, "") + encodeShared({ chapter, edits, sliders: moved });
}
