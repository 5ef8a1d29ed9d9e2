import type { CellPlace } from "../../show/cell_place.ts";
import { type Asset, asset } from "../../show/site.ts";

/** The files that the outputs of one chapter need: pictures, and the data behind them. */
export interface OutputFiles {
  /** Folder of these files in the book. */
  readonly folder: string;
  /** What is stored so far. */
  readonly byPath: Map<string, Asset>;
  /** What could not be shown as it was saved, with its place. */
  readonly troubles: string[];
}

const ENDINGS = ["svg", "png", "jpg", "gif", "json"] as const;

type Ending = typeof ENDINGS[number];

/**
 * Stores a picture, or the data behind an output.
 *
 * @returns its path, `folder/cell-n.ending` with n counting the pictures of the cell
 */
export function store(
  files: OutputFiles,
  place: CellPlace,
  ending: Ending,
  content: string | Uint8Array,
): string {
  let n = 1;
  const path = (ending: Ending): string => `${files.folder}/${place.cell}-${n}.${ending}`;
  while (ENDINGS.some((ending) => files.byPath.has(path(ending)))) n++;
  files.byPath.set(path(ending), asset(path(ending), content));
  return path(ending);
}

/**
 * Stores data beside a picture: under the same name, as JSON.
 *
 * @param picture path of the picture
 * @returns the path of the data
 */
export function storeBeside(files: OutputFiles, picture: string, data: unknown): string {
  const path = picture.replace(/\.\w+$/, ".json");
  files.byPath.set(path, asset(path, JSON.stringify(data)));
  return path;
}
