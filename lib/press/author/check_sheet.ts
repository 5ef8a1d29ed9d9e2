import { examineModules, isFormatted } from "../cells/mod.ts";
import {
  answersPath,
  readSheet,
  readTriedAnswers,
  sheetProblems,
  type TriedAnswer,
} from "../sheets/mod.ts";
import type { Surroundings } from "../command/command.ts";
import { readIfThere } from "./edit/desk.ts";
import { importRules } from "./rules/program_rules.ts";
import { countText, findingText, foundTexts, readNamed } from "./rules/report.ts";

/**
 * Looks at a problem sheet: format, style, types, and the rules of sheets.
 *
 * @param path of the master
 * @returns the exit code
 */
export async function checkSheet(path: string, { root, print }: Surroundings): Promise<number> {
  const read = await readNamed(root, path);
  const { name, notebook } = read;
  const sheet = await readSheet(path);
  const [modules, formatted, tried] = await Promise.all([
    examineModules(root, [read], ["types", "lint"]),
    isFormatted(root, read.text),
    triedAnswers(answersPath(path)),
  ]);
  const problems = [...sheetProblems(sheet, tried), ...importRules(notebook)];
  const told = (kind: "error" | "advice"): string[] =>
    problems.filter((problem) => problem.kind === kind)
      .map((problem) => findingText({ ...problem, name }));
  const found = {
    errors: [
      ...(formatted ? [] : [`${name}: not formatted; run deno fmt ${name}`]),
      ...modules.cells,
      ...modules.types,
      ...modules.lint,
      ...told("error"),
    ],
    advice: told("advice"),
  };
  foundTexts(found).forEach((text) => print(text));
  print(`${name}: ${countText(found)}`);
  return found.errors.length === 0 ? 0 : 1;
}

async function triedAnswers(path: string): Promise<TriedAnswer[]> {
  try {
    return readTriedAnswers(await readIfThere(path) ?? "");
  } catch (error) {
    throw new SyntaxError(`${path}, ${(error as Error).message}`);
  }
}
