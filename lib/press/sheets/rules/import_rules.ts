import type { Sheet } from "../sheet.ts";
import { error, type SheetProblem } from "./problem.ts";

const IMPORT = /^(?:import\b.*?|\} from )["'](.+?)["'];?$/gm;

/** Cells import modules of the course only: a student's folder has no others. */
export function importedRules({ cells }: Sheet): SheetProblem[] {
  return cells.filter(({ role }) => role !== "prose" && role !== "written")
    .flatMap(({ id, source }) =>
      [...source.matchAll(IMPORT)].map(([, module]) => module!)
        .filter((module) => !module.startsWith("flowbook/"))
        .map((module) => error(id, `Expected imports from flowbook/… only; got "${module}"`))
    );
}
