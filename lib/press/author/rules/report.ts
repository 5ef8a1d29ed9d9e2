import { relative } from "node:path";
import { forgivenRules, type NamedNotebook, placeText } from "../../cells/mod.ts";
import { parseNotebook, readNotebookText } from "../../ipynb/mod.ts";
import { countOf } from "../../show/count.ts";
import type { Finding } from "./finding.ts";

/** A notebook, and how messages call it. */
export interface ReadNotebook extends NamedNotebook {
  readonly text: string;
  readonly name: string;
}

/** Reads a notebook that messages call by its path below the course. */
export async function readNamed(root: string, path: string): Promise<ReadNotebook> {
  const name = relative(root, path);
  const text = await readNotebookText(path);
  return {
    text,
    name,
    notebook: parseNotebook(text, path),
    placeText: (place) => placeText(name, place),
    forgiven: forgivenRules(path),
  };
}

/** A finding in one line, with its place. */
export function findingText(
  { name, cell, line, message }: Finding & { readonly name: string },
): string {
  const place = [name, cell && `cell "${cell}"`, line && `line ${line}`];
  return `${place.filter(Boolean).join(", ")}: ${message}`;
}

/** What was found, each kind below its word. */
export interface Found {
  readonly errors: readonly string[];
  readonly advice: readonly string[];
}

/** Errors and advice as a text each; none where there is none. */
export function foundTexts({ errors, advice }: Found): string[] {
  return [["Errors", ...errors], ["Advice", ...advice]]
    .filter(({ length }) => length > 1).map((lines) => lines.join("\n") + "\n");
}

/** How much was found, in one line. */
export function countText({ errors, advice }: Found): string {
  return `${countOrNo(errors.length, "error")}, ${countOrNo(advice.length, "piece")} of advice`;
}

function countOrNo(count: number, what: string): string {
  return count === 0 ? `no ${what}s` : countOf(count, what);
}
