import { type Finding, fine, note } from "./finding.ts";

/** Where `deno task start` serves the book unless told. */
export const PORT = 8000;

/** Judges whether the book can be served where it usually is. */
export function checkPort(port: "free" | "busy"): Finding {
  return port === "free"
    ? fine(`port ${PORT} is free`)
    : note(`port ${PORT} is busy`, `deno task start --port ${PORT + 1}`);
}
