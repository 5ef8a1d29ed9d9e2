import { type Finding, fine, note } from "./finding.ts";

const GIGABYTE = 1e9;
/** `deno task reproduce` with the kernel of chapter 8, the largest so far, held 0.96 GB at most. */
const NEEDED = 1.5 * GIGABYTE;

/**
 * Judges whether there is memory enough to run the notebooks.
 *
 * @param available bytes that can be had without swapping
 */
export function checkMemory(available: number): Finding {
  const amount = `${(available / GIGABYTE).toFixed(1)} GB of memory`;
  return available >= NEEDED
    ? fine(`${amount} are free`)
    : note(`only ${amount} are free; running a notebook takes up to 1 GB`, "close other programs");
}
