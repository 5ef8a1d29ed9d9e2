import type { CellSource } from "../engine/engine.ts";
import type { Position } from "./cell_file.ts";
import type { Meaning, Problem, Suggestions, TypeService } from "./service.ts";

/** What a page asks the worker that knows types; always with the cells as they are now. */
export type Question =
  & { readonly cells: readonly CellSource[] }
  & (
    | { readonly about: "problems"; readonly cell: string }
    | { readonly about: "meaning"; readonly place: Position }
    | { readonly about: "suggestions"; readonly place: Position }
    | { readonly about: "explain"; readonly place: Position; readonly name: string }
  );

/** What it answers to each kind of question. */
export interface Answers {
  readonly problems: readonly Problem[];
  readonly meaning: Meaning | undefined;
  readonly suggestions: Suggestions;
  readonly explain: Meaning | undefined;
}

/** A question with the number that its reply carries. */
export interface Asked {
  readonly id: number;
  readonly question: Question;
}

/** The reply to a question: an answer, or why there is none and whether there will be others. */
export type Reply =
  | { readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly id: number; readonly reason: string; readonly then: "go on" | "give up" };

/** Puts a question to the service. */
export function answerTo(question: Question, service: TypeService): Answers[keyof Answers] {
  const { cells } = question;
  switch (question.about) {
    case "problems":
      return service.problems(cells, question.cell);
    case "meaning":
      return service.meaning(cells, question.place);
    case "suggestions":
      return service.suggestions(cells, question.place);
    case "explain":
      return service.explain(cells, question.place, question.name);
  }
}
