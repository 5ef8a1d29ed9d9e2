import { cellGlobals, EXPLORER } from "../records/globals.ts";
import type { LivePicture } from "../records/live_picture.ts";

/**
 * Hands a picture to whoever draws it again for other values; in a kernel there is nobody.
 *
 * @returns the key, or undefined where nobody takes it
 */
export function keepAlive(picture: LivePicture): string | undefined {
  const keep = cellGlobals[EXPLORER];
  return typeof keep === "function" ? keep(picture) : undefined;
}
