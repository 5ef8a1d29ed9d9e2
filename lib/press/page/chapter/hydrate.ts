import type { PageConfig } from "../../show/page_config.ts";
import { hydrateClaims } from "../claims/mod.ts";
import { hydrateFigures } from "../figures/mod.ts";
import { hydrateProof } from "../proof/mod.ts";
import type { ChapterPage } from "./chapter_page.ts";
import { hydrateChapter } from "./mod.ts";

/** Makes the page of a chapter alive: its cells, then its pictures, claims and proofs. */
export function hydrate(config: PageConfig): void {
  hydrateParts(hydrateChapter(config));
}

/** Makes pictures, claims and proofs alive; where one cannot, the others still are. */
function hydrateParts(page: ChapterPage): void {
  for (const hydrate of [hydrateFigures, hydrateClaims, hydrateProof]) {
    try {
      hydrate(page);
    } catch (error) {
      reportError(error);
    }
  }
}
