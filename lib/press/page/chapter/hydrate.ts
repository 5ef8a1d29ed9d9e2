import type { PageConfig } from "../../show/page_config.ts";
import { hydrateChapter } from "./mod.ts";
import { hydrateParts } from "./parts.ts";

/** Makes the page of a chapter alive: its cells, then its pictures, claims and proofs. */
export function hydrate(config: PageConfig): void {
  hydrateParts(hydrateChapter(config));
}
