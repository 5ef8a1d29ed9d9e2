import type { Cell, Notebook } from "../../ipynb/mod.ts";
import { readingMinutes } from "../../book/reading_time.ts";
import type { Finding } from "./finding.ts";

const PREDICTION = /^>\s*\*\*Predict\.?\*\*/;
/** One bold sentence with its number, outside of quotes. */
const ANSWER = /\*\*[^*\n]*(?:\n[^*\n>]+)?\d[^*]*\*\*/;

/** How a prediction is answered: in its box, in bold further down, or not at all. */
type Answered = "in its box" | "below" | "not";

/** A prediction of a chapter. */
interface Prediction {
  readonly cell: string;
  readonly line: number;
  readonly answered: Answered;
}

/** The predictions of a chapter, each with what stands before the next one or the next section. */
function predictionsIn({ cells }: Notebook): Prediction[] {
  const lines = cells.filter(isProse).flatMap(({ id, source }) =>
    source.split("\n").map((text, i) => ({ cell: id, line: i + 1, text }))
  );
  return lines.flatMap(({ cell, line, text }, at): Prediction[] => {
    if (!PREDICTION.test(text)) return [];
    const end = lines.findIndex(({ text }, i) =>
      i > at && (PREDICTION.test(text) || /^##? /.test(text))
    );
    const after = lines.slice(at + 1, end < 0 ? lines.length : end).map(({ text }) => text);
    const said = after.filter((text) => !text.startsWith(">")).join("\n");
    const inBox = after.some((text) => /^>\s*<details\b/.test(text));
    return [{ cell, line, answered: inBox ? "in its box" : ANSWER.test(said) ? "below" : "not" }];
  });
}

/** How many predictions of a chapter are answered in which way. */
export function countPredictions(notebook: Notebook): Readonly<Record<Answered, number>> {
  const count = { "in its box": 0, below: 0, not: 0 };
  for (const { answered } of predictionsIn(notebook)) count[answered]++;
  return count;
}

/**
 * Every prediction has its answer before the next prediction or section: answers that open in its
 * box, or one bold sentence with a number.
 */
export function predictionRules(notebook: Notebook): Finding[] {
  const message = "a prediction without its answer, one bold sentence with its number";
  return predictionsIn(notebook).filter(({ answered }) => answered === "not")
    .map(({ cell, line }) => ({ kind: "advice", cell, line, message }));
}

const EXERCISE = /^>\s*\*\*Exercise\.\*\*/;

/** Every exercise in prose, on paper or to try, has its answer folded in its box. */
export function paperRules({ cells }: Notebook): Finding[] {
  return cells.filter(isProse).flatMap(({ id: cell, source }) => {
    const lines = source.split("\n");
    return lines.flatMap((text, i): Finding[] => {
      if (!EXERCISE.test(text)) return [];
      const end = lines.findIndex((text, j) => j > i && !text.startsWith(">"));
      const box = lines.slice(i, end < 0 ? undefined : end);
      if (box.some((text) => /^>\s*<details\b/.test(text))) return [];
      const message = "an exercise without its answer, <details> in its box";
      return [{ kind: "error", cell, line: i + 1, message }];
    });
  });
}

const ERRATUM = /^>\s*\*\*Erratum\b/, IN_FORM = /^> \*\*Erratum\.\*\* _[^_]+_/;

/** Every erratum is the box that the book draws for it, and begins with its source. */
export function erratumRules({ cells }: Notebook): Finding[] {
  const message =
    "an erratum that does not begin with its source: > **Erratum.** _Lecture, place_ …";
  return cells.filter(isProse).flatMap(({ id: cell, source }) =>
    source.split("\n").flatMap((text, i): Finding[] =>
      ERRATUM.test(text) && !IN_FORM.test(text)
        ? [{ kind: "error", cell, line: i + 1, message }]
        : []
    )
  );
}

const MOST_MINUTES = 45;

/** A chapter can be read in one sitting. */
export function lengthRules({ cells }: Notebook): Finding[] {
  const minutes = readingMinutes(cells);
  if (minutes <= MOST_MINUTES) return [];
  return [{ kind: "advice", message: `${minutes} minutes to read; at most ${MOST_MINUTES}` }];
}

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\*\*When you finish\*\*/, "goals (**When you finish** you can …)"],
  [/\*\*You need\*\*/, "needs (**You need** …)"],
  [/\*\*Time:\*\*[^\n]*\d/, "reading and running time (**Time:** about 30 minutes to read, …)"],
];

/** The first cell says goals, needs and time; the end has summary, exercises and references. */
export function partRules({ cells }: Notebook): Finding[] {
  const first = cells[0];
  const prose = cells.filter(isProse).map(({ source }) => source).join("\n");
  const start = PARTS.filter(([pattern]) => !pattern.test(first?.source ?? ""))
    .map(([, what]): Finding => ({
      kind: "advice",
      ...(first === undefined ? {} : { cell: first.id, line: 1 }),
      message: `the first cell lacks ${what}`,
    }));
  const end = ["Summary", "Exercises", "References"]
    .filter((title) => !new RegExp(`^##+ ${title}\\b`, "m").test(prose))
    .map((title): Finding => ({ kind: "advice", message: `no section "${title}"` }));
  return [...start, ...end];
}

function isProse({ cell_type }: Cell): boolean {
  return cell_type === "markdown";
}
