import type { Figure } from "../../../figures/mod.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import { cellGlobals, EXPLORER } from "../../../notebook/records/globals.ts";
import type { LivePicture } from "../../../notebook/records/live_picture.ts";

/** The pictures that cells have made and that can be drawn again. */
export interface LivePictures {
  /** Forgets the pictures of a cell that is about to run: it will make them anew. */
  begin(cell: string): void;
  /**
   * Draws one of them.
   *
   * @throws {RangeError} when there is none of this key
   */
  draw(key: string, values: FlatValues): Promise<Figure>;
}

/** Lets `explore` hand in its pictures; each gets a key under which the page asks for it. */
export function openLivePictures(): LivePictures {
  const pictures = new Map<string, LivePicture>();
  let current = "";
  let count = 0; // of all, so that no two ever share a key

  cellGlobals[EXPLORER] = (picture) => {
    const key = `${current}/${++count}`;
    pictures.set(key, picture);
    return key;
  };

  function begin(cell: string): void {
    current = cell;
    for (const key of pictures.keys()) if (key.startsWith(`${cell}/`)) pictures.delete(key);
  }

  async function draw(key: string, values: FlatValues): Promise<Figure> {
    const picture = pictures.get(key);
    if (!picture) throw new RangeError(`Expected the key of a live picture; got "${key}"`);
    return await picture.draw(values);
  }

  return { begin, draw };
}
