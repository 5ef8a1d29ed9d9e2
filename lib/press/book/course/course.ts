import type { LedgerClaim } from "../../reproduce/ledger.ts";
import type { BookSheet } from "../sheets/build_sheet.ts";
import type { GlossaryPart } from "./glossary.ts";

/** What the pages around the chapters are made from: the folder `data/`, and the problem sheets. */
export interface Course {
  readonly claims: readonly LedgerClaim[];
  readonly sources: readonly Source[];
  readonly works: readonly Work[];
  readonly outcomes: readonly Outcome[];
  readonly weeks: readonly Week[];
  readonly glossary: readonly GlossaryPart[];
  /** What students of each chapter get wrong. */
  readonly misconceptions: readonly ChapterText[];
  /** Pages that are written in Markdown, by the name of their file without its ending. */
  readonly texts: ReadonlyMap<string, string>;
  /** As students get them. */
  readonly sheets: readonly BookSheet[];
}

/** A text in Markdown that belongs to one chapter. */
export interface ChapterText {
  /** Slug of the chapter. */
  readonly chapter: string;
  /** File that it was read from, for messages. */
  readonly file: string;
  readonly text: string;
}

/** A document from which claims were taken; the ids of its claims begin with its own. */
export interface Source {
  /** "S3". */
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** A work that chapters cite. */
export interface Work {
  /** Anchor in the bibliography, "lipman-2023". */
  readonly id: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly link?: string;
  /** What it is good for, one sentence. */
  readonly says: string;
}

/** What a reader can do afterwards. */
export interface Outcome {
  /** Anchor in the map. */
  readonly id: string;
  /** A sentence in Markdown. */
  readonly outcome: string;
  readonly ideas: readonly Idea[];
  readonly exercises: readonly Exercise[];
}

/** An idea of a chapter, by which claims are grouped. */
export interface Idea {
  /** As in the ledger. */
  readonly idea: string;
  /** Slug of the chapter. */
  readonly chapter: string;
  /** In Markdown. */
  readonly title: string;
  /** Id of the cell where it begins. */
  readonly cell: string;
}

/** An exercise of a chapter. */
export interface Exercise {
  /** Slug of the chapter. */
  readonly chapter: string;
  readonly cell: string;
  /** Its number, or how it is done: "on paper". */
  readonly name: string;
  readonly what: string;
}

/** A week of the plan for lecturers; its texts are Markdown. */
export interface Week {
  readonly title: string;
  readonly chapters: readonly PlannedChapter[];
  readonly aim: string;
  readonly inClass: string;
  readonly atHome: string;
}

/** A chapter of the whole course, written or not. */
export interface PlannedChapter {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
}

/** A course of which nothing is known but its chapters. */
export const EMPTY_COURSE: Course = {
  claims: [],
  sources: [],
  works: [],
  outcomes: [],
  weeks: [],
  glossary: [],
  misconceptions: [],
  texts: new Map(),
  sheets: [],
};
