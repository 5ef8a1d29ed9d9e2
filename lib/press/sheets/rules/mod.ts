import type { Sheet } from "../sheet.ts";
import type { TriedAnswer } from "../tried_answers.ts";
import { cellRules, openingRules } from "./cell_rules.ts";
import type { SheetProblem } from "./problem.ts";
import { importedRules } from "./import_rules.ts";
import { questionRules } from "./question_rules.ts";
import { testRules } from "./test_rules.ts";
import { triedRules } from "./tried_rules.ts";

/**
 * What is wrong with a sheet, and what might be better; none when all is well.
 *
 * @param tried answers that were tried on its tests; undefined where these do not matter
 */
export function sheetProblems(sheet: Sheet, tried?: readonly TriedAnswer[]): SheetProblem[] {
  return [
    ...openingRules(sheet),
    ...cellRules(sheet),
    ...questionRules(sheet),
    ...testRules(sheet),
    ...importedRules(sheet),
    ...(tried === undefined ? [] : triedRules(sheet, tried)),
  ];
}
