/** Something that can be found in the book. */
export interface SearchDocument {
  /** From the root of the book. */
  readonly href: string;
  readonly title: string;
  /** What it is and where: "chapter 7", "claim", "glossary", "library". */
  readonly where: string;
  readonly text: string;
}

/** Where the documents lie, from the root of the book. */
export const SEARCH_PATH = "assets/search.json";
