import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { statementsOf } from "../edit/statements.ts";
import type { Finding } from "./finding.ts";

const MOST_FIGURES = 12;
const FIGURE = "application/vnd.plotly.v1+json", FILM = "application/vnd.flowbook.explore+json";

/** At most twelve figures, counted where they were saved. */
export function figureRules(notebook: Notebook): Finding[] {
  const figures = codeCells(notebook).flatMap(({ outputs }) => outputs).filter((output) =>
    "data" in output && (FIGURE in output.data || FILM in output.data)
  );
  if (figures.length <= MOST_FIGURES) return [];
  return [{ kind: "advice", message: `${figures.length} figures; at most ${MOST_FIGURES}` }];
}

const TWO_WORDS = /^(?:[a-z]+\d*[A-Z]|[A-Z][a-z]+[A-Z]|[A-Z\d]+_[A-Z\d]+$)/;

/** A name that all cells share has two words: not x, t, four. Imported names are as they are. */
export function nameRules(notebook: Notebook): Finding[] {
  return codeCells(notebook).flatMap(({ id: cell, source }) =>
    statementsOf(source).filter(({ text }) => !text.startsWith("import")).flatMap(
      ({ makes, text }) => {
        const line = source.slice(0, source.indexOf(text)).split("\n").length;
        return [...makes].filter((name) => !TWO_WORDS.test(name)).map((name): Finding => {
          return {
            kind: "advice",
            cell,
            line,
            message: `the name ${name} has one word; cells share it`,
          };
        });
      },
    )
  );
}

/** Nothing that `deno task new` left to write is left. */
export function stubRules({ cells }: Notebook): Finding[] {
  return cells.flatMap(({ id: cell, source }) =>
    source.split("\n").flatMap((text, i): Finding[] =>
      /: unwritten\b|^_To write/.test(text)
        ? [{ kind: "error", cell, line: i + 1, message: "is not written yet" }]
        : []
    )
  );
}
