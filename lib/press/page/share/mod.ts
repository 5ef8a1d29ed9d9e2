/**
 * Links that carry edits, and the notebook to take home; loaded when the reader asks for one.
 *
 * @module
 */
import type { LiveCell } from "../chapter/live_cell.ts";
import type { AllSliders } from "../chapter/sliders.ts";
import { element } from "../element.ts";
import { fingerprint } from "../storage/fingerprint.ts";
import { encodeShared } from "./fragment.ts";
import { type ReaderCell, readersNotebook } from "./notebook.ts";

export { receive } from "./received.ts";

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

/**
 * Hands the reader a notebook file.
 *
 * @param address of the author's notebook
 * @param name    of the file
 * @throws {Error} when the author's notebook cannot be had
 */
export async function downloadNotebook(
  address: string,
  name: string,
  cells: ReadonlyMap<string, ReaderCell>,
): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answers ${answer.status} for ${address}`);
  const text = readersNotebook(await answer.text(), cells);
  const file = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  element("a", { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000); // a slow disk may still be reading
}
