import { createHash } from "node:crypto";

const LONGEST = 80; // letters; with accents still fewer bytes than any file system allows

/**
 * A name for files about a submission, which every system can have: the name of its folder as far as
 * that can be kept, and a short digest that keeps different names apart.
 *
 * @example
 * ```ts
 * import { fileNameOf } from "./file_name.ts";
 * console.log(fileNameOf("Ada Lovelace")); // Ada-Lovelace-76740216
 * ```
 */
export function fileNameOf(folder: string): string {
  const kept = folder.normalize("NFC").replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^[-.]+/, "");
  const digest = createHash("sha256").update(folder).digest("hex").slice(0, 8);
  return `${[...kept].slice(0, LONGEST).join("").replace(/[-.]+$/, "") || "submission"}-${digest}`;
}
