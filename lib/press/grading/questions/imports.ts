import { bySource } from "../../cells/by_source.ts";
import { importsIn } from "../../sandbox/mod.ts";
import type { Sheet, SheetCell } from "../../sheets/mod.ts";
import type { ChildNeeds } from "./child.ts";
import type { ProgramCell } from "./program.ts";

/** What is to run in a child: modules to load, and cells that import no others. */
export interface Loading extends ChildNeeds {
  readonly cells: readonly ProgramCell[];
}

const LEAST_TOTAL = 120; // seconds: of slow honest answers, all tests together take a few
const IMPORT = /^import\s+\{([^}]*)\}\s+from\s+"([^"]+)";?/gm;

/**
 * A program whose given cells import only what some cell uses: a child then starts with a small part
 * of the library.
 *
 * @param allowed modules that the sheet imports, which alone answers may ask for
 * @param tests   what will ask for answers
 */
export function loadingOf(
  program: readonly ProgramCell[],
  allowed: readonly string[],
  tests: readonly SheetCell[],
): Loading {
  const used = new Set(program.flatMap(({ uses }) => [...uses]));
  const readsAll = program.some(({ kind, source }) => kind !== "given" && /\beval\b/.test(source));
  const cells = program.map((cell) =>
    cell.kind !== "given" || readsAll ? cell : {
      ...cell,
      source: withoutUnused(cell.source, (name) => used.has(name) || usedInside(cell, name)),
    }
  );
  const asked = cells.flatMap(({ source }) => modulesIn(source));
  return {
    imports: allowed.filter((name) => asked.includes(name)),
    totalSeconds: Math.max(
      LEAST_TOTAL,
      ...[...program, ...tests].map(({ seconds }) => 4 * seconds),
    ),
    cells,
  };
}

/** A cell's own imports are no names of other cells, so that what uses them there does not count. */
function usedInside({ source }: ProgramCell, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(
    source.replace(IMPORT, ""),
  );
}

/** A source without the imports of which no name is used; its lines stay where they are. */
function withoutUnused(source: string, isUsed: (name: string) => boolean): string {
  return source.replace(IMPORT, (statement, list: string) => {
    const names = list.split(",").map((item) => item.replace(/^.*\sas\s/s, "").trim());
    if (names.some((name) => name !== "" && isUsed(name))) return statement;
    return statement.replace(/[^\n]+/g, "");
  });
}

const modulesIn = bySource((source): string[] => {
  try {
    return importsIn(source).map(({ specifier }) => specifier);
  } catch { // no TypeScript; it will not run
    return [];
  }
});

/** The modules that the given cells of a sheet import, each once, in order. */
export function modulesOf({ cells }: Sheet): string[] {
  const given = cells.filter(({ role }) => role === "given");
  const all = new Set(given.flatMap(({ source }) => modulesIn(source)));
  return [...all].filter((name) => name.startsWith("flowbook/")).sort();
}
