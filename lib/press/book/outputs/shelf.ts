import type { Asset } from "../../show/site.ts";
import { asset } from "../../show/site.ts";
import type { CellPlace } from "../../show/cell_place.ts";

/** Where the outputs of one chapter put their pictures. */
export interface Shelf {
  /** Folder of the chapter's pictures in the book. */
  readonly folder: string;
  /** What was put there, by path. */
  readonly files: Map<string, Asset>;
}

const ENDINGS = ["svg", "png", "json"] as const;

type Ending = typeof ENDINGS[number];

/**
 * Puts a picture on the shelf, or the data behind an output.
 *
 * @returns its path, `folder/cell-n.ending` with n counting the pictures of the cell
 */
export function store(
  shelf: Shelf,
  place: CellPlace,
  ending: Ending,
  content: string | Uint8Array,
): string {
  let n = 1;
  const path = (ending: Ending): string => `${shelf.folder}/${place.cell}-${n}.${ending}`;
  while (ENDINGS.some((ending) => shelf.files.has(path(ending)))) n++;
  shelf.files.set(path(ending), asset(path(ending), content));
  return path(ending);
}

/**
 * Puts data beside a picture: under the same name, as JSON.
 *
 * @param picture path of the picture on the shelf
 * @returns the path of the data
 */
export function storeBeside(shelf: Shelf, picture: string, data: unknown): string {
  const path = picture.replace(/\.\w+$/, ".json");
  shelf.files.set(path, asset(path, JSON.stringify(data)));
  return path;
}
