/**
 * `deno task check`: looks at one chapter as the whole course is looked at, in seconds.
 *
 * Exit codes: 0; 1 when there is an error; 2 when the command line is wrong.
 *
 * @module
 */
import { join } from "node:path";
import { examineModules, isFormatted } from "../cells/mod.ts";
import {
  type Chapter,
  chooseChapters,
  findChapters,
  isSheetPath,
  notebooksOf,
} from "../ipynb/mod.ts";
import { checkSheet } from "./check_sheet.ts";
import { commandOf, readArguments, type Surroundings } from "../command/command.ts";
import { main } from "../command/main.ts";
import { claimRules, idRules } from "./rules/claim_rules.ts";
import type { Finding } from "./rules/finding.ts";
import { knownChecks } from "./rules/known_checks.ts";
import { linkRules } from "./rules/link_rules.ts";
import { misconceptionRules } from "./rules/misconception_rules.ts";
import {
  exerciseRules,
  figureRules,
  importRules,
  nameRules,
  stubRules,
} from "./rules/program_rules.ts";
import { countText, findingText, foundTexts, readNamed } from "./rules/report.ts";
import {
  countPredictions,
  erratumRules,
  lengthRules,
  paperRules,
  partRules,
  predictionRules,
} from "./rules/prose_rules.ts";

const USAGE = `Usage: deno task check CHAPTER

Looks at one chapter and its evidence. Errors are: format, style, types, links, ids of the ledger,
imports below other statements, what is not written yet, figures without description, exercises
without answer, errata without source. Advice is the other rules of teaching that a program can see.

  CHAPTER  such as odes, 03-odes or 3; or the path of a problem sheet,
           notebooks/problems/NN-SLUG.ipynb, which has rules of its own`;

/** The command. */
export const check = commandOf(USAGE, {
  read: async (args, { root }) => {
    const { argument } = readArguments(args, "a chapter or the path of a problem sheet", {});
    if (isSheetPath(argument)) return { sheet: argument };
    const chapters = await findChapters(join(root, "notebooks"));
    return { chapters, chapter: chooseChapters(chapters, [argument])[0]! };
  },
  run: (request, surroundings) =>
    "sheet" in request
      ? checkSheet(request.sheet, surroundings)
      : checkChapter(request, surroundings),
});

/** A chapter, and those beside it. */
interface ChosenChapter {
  readonly chapters: readonly Chapter[];
  readonly chapter: Chapter;
}

async function checkChapter(
  { chapters, chapter }: ChosenChapter,
  { root, print }: Surroundings,
): Promise<number> {
  const read = await Promise.all(notebooksOf(chapter).map((path) => readNamed(root, path)));
  const { notebook, name } = read[0]!;
  const [modules, formats, links, ids] = await Promise.all([
    examineModules(root, read, ["types", "lint"]),
    Promise.all(read.map(({ text }) => isFormatted(root, text))),
    linkRules(chapter, chapters),
    knownChecks(root),
  ]);
  const taught = await misconceptionRules(root, chapter, notebook, ids);
  const findings = [
    ...read.flatMap(({ notebook, name }) =>
      [...idRules(notebook, ids), ...NOTEBOOK_RULES.flatMap((rule) => rule(notebook))]
        .map((finding) => ({ ...finding, name }))
    ),
    ...[...links, ...taught, ...CHAPTER_RULES.flatMap((rule) => rule(notebook))]
      .map((finding) => ({ ...finding, name })),
  ];
  const told = (kind: Finding["kind"]): string[] =>
    findings.filter((finding) => finding.kind === kind).map(findingText);
  const errors = [
    ...read.flatMap(({ name }, i) =>
      formats[i] ? [] : [`${name}: not formatted; run deno fmt ${name}`]
    ),
    ...modules.cells,
    ...modules.types,
    ...modules.lint,
    ...told("error"),
  ];
  const advice = told("advice");
  foundTexts({ errors, advice }).forEach((text) => print(text));
  const predictions = Object.entries(countPredictions(notebook)).filter(([, count]) => count > 0);
  if (predictions.length > 0) {
    const counts = predictions.map(([how, count]) => `${count} ${how}`).join(", ");
    print(`${name}: predictions answered: ${counts}\n`);
  }
  print(`${name}: ${countText({ errors, advice })}`);
  return errors.length === 0 ? 0 : 1;
}

/** Rules of both notebooks, and those of what a reader reads. */
const NOTEBOOK_RULES = [stubRules, importRules];
const CHAPTER_RULES = [
  partRules,
  lengthRules,
  predictionRules,
  claimRules,
  figureRules,
  exerciseRules,
  paperRules,
  erratumRules,
  nameRules,
];

if (import.meta.main) await main(check);
