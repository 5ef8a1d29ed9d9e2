import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import { isFields } from "../../show/saved_film.ts";
import { type Edit, isEdit } from "../storage/edits.ts";

/** What a link can bring to a chapter. */
export interface Shared {
  readonly chapter: string;
  /** Edits by the id of the cell. */
  readonly edits: Readonly<Record<string, Edit>>;
  /** Where sliders stand, by their keys. */
  readonly sliders: Readonly<Record<string, FlatValues>>;
}

/** What begins the fragment of such a link. */
export const SHARE_MARK = "#share=1.";

/** The longest fragment that is read: browsers and chat programs handle as much. */
export const LONGEST_FRAGMENT = 60_000;

const LONGEST_TEXT = 1_000_000; // characters after unpacking; a whole chapter has fewer

/**
 * Edits and sliders as the fragment of an address. Browsers send no fragment to a server.
 *
 * @throws {RangeError} when it would be longer than {@link LONGEST_FRAGMENT}
 */
export function encodeShared(shared: Shared): string {
  const packed = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 });
  const base64 = btoa(strFromU8(packed, true));
  const fragment = SHARE_MARK +
    base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  if (fragment.length > LONGEST_FRAGMENT) {
    throw new RangeError(
      `These edits are too long for a link (${Math.ceil(fragment.length / 1000)} of ${
        LONGEST_FRAGMENT / 1000
      } thousand characters). Download the notebook and send that.`,
    );
  }
  return fragment;
}

/**
 * Reads the fragment of an address that somebody sent. What it says is not to be trusted: it is
 * text for cells and numbers for sliders, and nothing else gets through.
 *
 * @returns undefined when it is the fragment of no such link
 * @throws {RangeError} when it is too long, packed or unpacked
 * @throws {TypeError} when it is damaged
 *
 * @example
 * ```ts
 * import { decodeShared, encodeShared } from "./fragment.ts";
 * const edits = { one: { source: "1 + 2", edition: "e5f1" } };
 * const fragment = encodeShared({ chapter: "01-a", edits, sliders: {} });
 * console.log(decodeShared(fragment)?.edits.one?.source); // 1 + 2
 * ```
 */
export function decodeShared(fragment: string): Shared | undefined {
  if (!fragment.startsWith("#share=")) return undefined;
  if (fragment.length > LONGEST_FRAGMENT) {
    throw new RangeError("This link is too long to be one of this book; nothing of it was used.");
  }
  const shared = fragment.startsWith(SHARE_MARK) ? parse(unpack(fragment)) : undefined;
  if (!isShared(shared)) {
    throw new TypeError(
      "This link is damaged, perhaps cut off when it was copied; nothing of it was used.",
    );
  }
  const { chapter, edits, sliders } = shared;
  return { chapter, edits, sliders };
}

function unpack(fragment: string): string {
  const room = new Uint8Array(LONGEST_TEXT + 1);
  let bytes: Uint8Array;
  try {
    const base64 = fragment.slice(SHARE_MARK.length).replaceAll("-", "+").replaceAll("_", "/");
    const packed = strToU8(atob(base64), true);
    bytes = packed.length === 0 ? packed : inflateSync(packed, { out: room });
  } catch {
    return ""; // no JSON, so it counts as damaged
  }
  if (bytes.length <= LONGEST_TEXT) return strFromU8(bytes);
  throw new RangeError("This link holds far more than a chapter; nothing of it was used.");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isShared(value: unknown): value is Shared {
  const { chapter, edits, sliders } = (value ?? {}) as Partial<Shared>;
  return typeof chapter === "string" && isFields(edits) && isFields(sliders) &&
    Object.values(edits).every(isEdit) && Object.values(sliders).every(isValues);
}

function isValues(value: unknown): boolean {
  return isFields(value) && Object.values(value).every(Number.isFinite);
}
