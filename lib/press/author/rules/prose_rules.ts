import type { Cell, Notebook } from "../../ipynb/mod.ts";
import { readingMinutes } from "../../book/reading_time.ts";
import type { Finding } from "./finding.ts";

const PREDICTION = /^>\s*\*\*Predict\.?\*\*/;
/** One bold sentence with its number, outside of quotes. */
const ANSWER = /\*\*[^*\n]*(?:\n[^*\n>]+)?\d[^*]*\*\*/;

/**
 * Every prediction has its answer before the next prediction or section: one bold sentence with a
 * number, or answers to click below the question.
 */
export function predictionRules({ cells }: Notebook): Finding[] {
  const lines = cells.filter(isProse).flatMap(({ id, source }) =>
    source.split("\n").map((text, i) => ({ cell: id, line: i + 1, text }))
  );
  return lines.flatMap(({ cell, line, text }, at): Finding[] => {
    if (!PREDICTION.test(text)) return [];
    const end = lines.findIndex(({ text }, i) =>
      i > at && (PREDICTION.test(text) || /^##? /.test(text))
    );
    const after = lines.slice(at + 1, end < 0 ? lines.length : end).map(({ text }) => text);
    const said = after.filter((text) => !text.startsWith(">")).join("\n");
    if (ANSWER.test(said) || after.some((text) => /^>\s*<details>/.test(text))) return [];
    const message = "a prediction without its answer, one bold sentence with its number";
    return [{ kind: "advice", cell, line, message }];
  });
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
