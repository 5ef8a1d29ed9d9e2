import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { statementsOf } from "../edit/statements.ts";
import type { Finding } from "./finding.ts";

const MOST_FIGURES = 12;
const FIGURE = "application/vnd.plotly.v1+json", FILM = "application/vnd.flowbook.explore+json";

/** At most twelve figures, each with its description, looked at where they were saved. */
export function figureRules(notebook: Notebook): Finding[] {
  const figures = codeCells(notebook).flatMap(({ id, outputs }) =>
    outputs.flatMap((output) =>
      "data" in output && (FIGURE in output.data || FILM in output.data)
        ? [{ cell: id, description: String(output.data["text/plain"] ?? "") }]
        : []
    )
  );
  const bare = figures.filter(({ description }) => description.trim() === "");
  return [
    ...bare.map(({ cell }): Finding => {
      return { kind: "error", cell, message: "a figure without description" };
    }),
    ...(figures.length <= MOST_FIGURES ? [] : [
      { kind: "advice", message: `${figures.length} figures; at most ${MOST_FIGURES}` } as const,
    ]),
  ];
}

/** Imports stand at the top of their cells: a notebook is a module too. */
export function importRules(notebook: Notebook): Finding[] {
  return codeCells(notebook).flatMap(({ id: cell, source }) => {
    const texts = statementsOf(source).map(({ text }) => text);
    const first = texts.findIndex((text) => !text.startsWith("import"));
    const late = first >= 0 && texts.slice(first).some((text) => /^import[\s{"']/.test(text));
    return late ? [{ kind: "error", cell, message: "an import below other statements" }] : [];
  });
}

/** Every exercise that is tried in the page has its answer, folded. */
export function exerciseRules(notebook: Notebook): Finding[] {
  const answers = new Set(
    notebook.cells.flatMap(({ cell_type, source }) =>
      cell_type === "markdown" ? source.match(/(?<=<summary>Answer to )[\d.]+/g) ?? [] : []
    ),
  );
  return codeCells(notebook).flatMap(({ id: cell, source }) =>
    [...source.matchAll(/^await exercise\("([\d.]+)"/gm)].flatMap(([, id]): Finding[] => {
      const message = `exercise ${id} has no <details><summary>Answer to ${id}</summary>`;
      return answers.has(id!) ? [] : [{ kind: "error", cell, message }];
    })
  );
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
