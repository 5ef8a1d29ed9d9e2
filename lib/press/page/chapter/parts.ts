import { hydrateClaims } from "../claims/mod.ts";
import { hydrateFigures } from "../figures/mod.ts";
import { hydrateProof } from "../proof/mod.ts";
import type { ChapterPage } from "./chapter_page.ts";

/** Makes pictures, claims and proofs alive; where one cannot, the others still are. */
export function hydrateParts(page: ChapterPage): void {
  for (const hydrate of [hydrateFigures, hydrateClaims, hydrateProof]) {
    try {
      hydrate(page);
    } catch (error) {
      reportError(error);
    }
  }
}
