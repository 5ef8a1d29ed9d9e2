import { type Finding, fine, note } from "./finding.ts";

/** Where `deno task start` serves the book unless told. */
export const PORT = 8000;

/** Judges whether the book can be served where it usually is. */
export function checkPort(port: "free" | "busy"): Finding {
  return port === "free"
    ? fine(`port ${PORT} is free`)
    : note(`port ${PORT} is busy`, `deno task start --port ${PORT + 1}`);
}

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

/** Judges whether the tests that open the book in a browser can run. */
export function checkBrowser(path: string | undefined): Finding {
  return path === undefined
    ? note("no Chromium or Chrome, which only tests of the pages need", "install one of them")
    : fine(`a browser for the tests of the pages: ${path}`);
}
