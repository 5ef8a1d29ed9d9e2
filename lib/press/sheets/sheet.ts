import type { Notebook } from "../ipynb/mod.ts";
import type { Role } from "./roles.ts";
import type { RubricItem } from "./rubric.ts";

/** A problem sheet, with its solutions. */
export interface Sheet {
  /** "01-measures-and-flows". */
  readonly name: string;
  /** The heading of its first cell. */
  readonly title: string;
  /** Seed of the variant; 0 is the one that is printed in the course. */
  readonly seed: number;
  /** Most points. */
  readonly points: number;
  /** All cells in order, those of no question too. */
  readonly cells: readonly SheetCell[];
  readonly questions: readonly Question[];
  /** The master, with the seed in its place and the lecturer's own tests among the others. */
  readonly notebook: Notebook;
  /** Ids of test cells that a lecturer has added; they are not handed out at all. */
  readonly added: ReadonlySet<string>;
}

/** All cells whose ids begin with the same number. */
export interface Question {
  /** "q2". */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Most points: the sum of those of its cells. */
  readonly points: number;
  readonly cells: readonly SheetCell[];
}

/** A cell of a sheet. */
export interface SheetCell {
  readonly id: string;
  readonly role: Role;
  /** With solutions and hidden tests. */
  readonly source: string;
  /** As the student gets it. */
  readonly released: string;
  /** Most points; 0 for what is not marked. */
  readonly points: number;
  /** Of a test: whether the student sees all, a part or nothing of it. */
  readonly visibility: "visible" | "partly hidden" | "hidden";
  /** Of a test: what it checks, in words that give nothing away; "" for other cells. */
  readonly says: string;
  /** Of an answer: the functions that it declares. */
  readonly names: readonly string[];
  /** Of a written answer: what gets points. */
  readonly rubric: readonly RubricItem[];
  /** Processor time that the cell, or all calls of a test together, may take. */
  readonly seconds: number;
}
