import type { MarkdownIt as Parser } from "markdown-it";
import { scopeOf } from "./scope.ts";
import { shortenValue } from "./short_value.ts";

const VALUE = 2; // the column of the values, after claim and line

/**
 * Notes at every row of a proof from which lines of the cell it comes: `data-from` and `data-to`,
 * counted from 1, and `data-row` with its kind. The row of a title comes from none. Of a value with
 * many entries the first is kept in sight.
 *
 * A table that has not as many rows as the source says stays as it is.
 *
 * @param parser gets one rule
 */
export function markRows(parser: Parser): void {
  parser.core.ruler.push("proof_rows", ({ tokens, env }) => {
    const { rows } = scopeOf(env);
    if (rows === undefined) return;
    const begin = tokens.findIndex(({ type }) => type === "tbody_open");
    const end = tokens.findIndex(({ type }) => type === "tbody_close");
    const opened = tokens.slice(begin, end).filter(({ type }) => type === "tr_open");
    if (opened.length !== rows.length) return;
    rows.forEach(({ kind, from, to }, i) => {
      if (kind === "title") return;
      const marks = { "data-row": kind, "data-from": from, "data-to": to };
      for (const [name, value] of Object.entries(marks)) opened[i]!.attrSet(name, String(value));
      const after = tokens.slice(tokens.indexOf(opened[i]!));
      const cell = after.filter(({ type }) => type === "td_open")[VALUE];
      if (cell) shortenValue(cell, after[after.indexOf(cell) + 1]!);
    });
  });
}
