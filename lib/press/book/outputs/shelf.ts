import type { Asset } from "../site.ts";
import { asset } from "../site.ts";
import type { Place } from "../place.ts";

/** Where the outputs of one chapter put their pictures. */
export interface Shelf {
  /** Folder of the chapter's pictures in the book. */
  readonly folder: string;
  /** What was put there, by path. */
  readonly files: Map<string, Asset>;
}

/**
 * Puts a picture on the shelf.
 *
 * @returns its path, `folder/cell-n.ending` with n counting the pictures of the cell
 */
export function store(
  shelf: Shelf,
  place: Place,
  ending: "svg" | "png",
  content: string | Uint8Array,
): string {
  let n = 1;
  const path = (): string => `${shelf.folder}/${place.cell}-${n}.${ending}`;
  while (shelf.files.has(path())) n++;
  shelf.files.set(path(), asset(path(), content));
  return path();
}
