/**
 * `deno task check`: looks at one chapter as the whole course is looked at, in seconds.
 *
 * Exit codes: 0; 1 when there is an error; 2 when the command line is wrong. Format, style, types,
 * links, ids and what is not written are errors; rules of teaching are advice.
 *
 * @module
 */
import { join, relative } from "node:path";
import { examineModules, isFormatted, placeText } from "../cells/mod.ts";
import { chooseChapters, findChapters, parseNotebook, readNotebookText } from "../ipynb/mod.ts";
import { commandOf, readArguments } from "./command.ts";
import { main } from "./main.ts";
import { claimRules, idRules } from "./rules/claim_rules.ts";
import type { Finding } from "./rules/finding.ts";
import { knownIds } from "./rules/known_ids.ts";
import { linkRules } from "./rules/link_rules.ts";
import { figureRules, nameRules, stubRules } from "./rules/program_rules.ts";
import { countPredictions, partRules, predictionRules } from "./rules/prose_rules.ts";

const USAGE = `Usage: deno task check CHAPTER

Looks at one chapter: format, style, types, links, ids of the ledger, and what is not written yet are
errors; the rules of teaching that a program can see are advice.

  CHAPTER  such as odes, 03-odes or 3`;

/** The command. */
export const check = commandOf(USAGE, {
  read: async (args, { root }) => {
    const { argument } = readArguments(args, "a chapter", {});
    const chapters = await findChapters(join(root, "notebooks"));
    return { chapters, chapter: chooseChapters(chapters, [argument])[0]! };
  },
  run: async ({ chapters, chapter }, { root, print }) => {
    const name = relative(root, chapter.path);
    const text = await readNotebookText(chapter.path);
    const notebook = parseNotebook(text, chapter.path);
    const named = {
      notebook,
      placeText: (place: Parameters<typeof placeText>[1]) => placeText(name, place),
    };
    const [modules, formatted, links, ids] = await Promise.all([
      examineModules(root, [named], ["types", "lint"]),
      isFormatted(root, text),
      linkRules(chapter, chapters),
      knownIds(root),
    ]);
    const findings = [
      ...idRules(notebook, ids),
      ...links,
      ...stubRules(notebook),
      ...[partRules, predictionRules, claimRules, figureRules, nameRules].flatMap((rule) =>
        rule(notebook)
      ),
    ];
    const told = (kind: Finding["kind"]): string[] =>
      findings.filter((finding) => finding.kind === kind).map((finding) =>
        findingText(name, finding)
      );
    const errors = [
      ...(formatted ? [] : [`${name}: not formatted; run deno fmt ${name}`]),
      ...modules.cells,
      ...modules.types,
      ...modules.lint,
      ...told("error"),
    ];
    const advice = told("advice");
    if (errors.length > 0) print(["Errors", ...errors].join("\n") + "\n");
    if (advice.length > 0) print(["Advice", ...advice].join("\n") + "\n");
    const predictions = Object.entries(countPredictions(notebook)).filter(([, count]) => count > 0);
    if (predictions.length > 0) {
      const counts = predictions.map(([how, count]) => `${count} ${how}`).join(", ");
      print(`${name}: predictions answered: ${counts}\n`);
    }
    print(
      `${name}: ${countText(errors.length, "error")}, ${
        countText(advice.length, "piece")
      } of advice`,
    );
    return errors.length === 0 ? 0 : 1;
  },
});

function findingText(notebook: string, { cell, line, message }: Finding): string {
  const place = [notebook, cell && `cell "${cell}"`, line && `line ${line}`];
  return `${place.filter(Boolean).join(", ")}: ${message}`;
}

function countText(count: number, what: string): string {
  return `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;
}

if (import.meta.main) await main(check);
