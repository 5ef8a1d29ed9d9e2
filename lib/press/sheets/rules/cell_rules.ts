import { type Cell, cellText } from "../../ipynb/mod.ts";
import { otherNotebookLinks } from "../links.ts";
import { withNbgrader } from "../nbgrader.ts";
import { numberInTag, type Role, roleOf, roleTags } from "../roles.ts";
import { type Region, regionProblems } from "../regions.ts";
import { rubricOf } from "../rubric.ts";
import { seedLines } from "../seed.ts";
import type { Sheet } from "../sheet.ts";
import { error, errorOfAll, type SheetProblem } from "./problem.ts";

const REGION: Readonly<Partial<Record<Role, Region>>> = {
  answer: "SOLUTION",
  test: "HIDDEN TESTS",
};

/** Rules of single cells: roles, points, regions, rubrics, what nbgrader is told. */
export function cellRules({ notebook, added }: Sheet): SheetProblem[] {
  const noted = withNbgrader(notebook);
  return notebook.cells.flatMap((cell, i) => [
    ...roleRules(cell),
    ...pointRules(cell),
    ...regionRules(cell),
    ...rubricRules(cell),
    ...linkRules(cell),
    ...(added.has(cell.id) || cellText(noted.cells[i]!) === cellText(cell) ? [] : [
      error(
        cell.id,
        "Expected metadata.nbgrader as the tags say; save the sheet with deno task edit",
      ),
    ]),
  ]);
}

/** The opening cells: a title, and a setup with the seed. */
export function openingRules({ name, notebook, seed }: Sheet): SheetProblem[] {
  const problems: SheetProblem[] = [];
  if (!/^# \S/.test(notebook.cells[0]?.source ?? "")) {
    problems.push(errorOfAll("Expected a first cell that begins with # and the title"));
  }
  const setup = notebook.cells.find(({ id }) => id === "setup");
  const lines = [
    `const sheetSeed = ${seed};`,
    `const variant = stream(sheetSeed).split("${name}");`,
  ];
  for (const line of lines) {
    if (setup?.source.split("\n").includes(line)) continue;
    problems.push(errorOfAll(`Expected a cell "setup" with the line ${line}`));
  }
  if (seedLines(notebook) > 1) {
    problems.push(errorOfAll("Expected const sheetSeed once; got it twice"));
  }
  return problems;
}

function roleRules(cell: Cell): SheetProblem[] {
  const { id, cell_type } = cell;
  const tags = roleTags(cell), role = roleOf(cell);
  if (tags.length > 1) return [error(id, `Expected one role; got ${tags.join(" and ")}`)];
  if (role === undefined) {
    return [error(id, "Expected a tag of code: given, answer or test; got none")];
  }
  const kind = role === "prose" || role === "written" ? "markdown" : "code";
  return kind === cell_type
    ? []
    : [error(id, `Expected ${role} in a ${kind} cell; got ${cell_type}`)];
}

function pointRules(cell: Cell): SheetProblem[] {
  const points = numberInTag(cell, "points");
  const role = roleOf(cell);
  if (role === "test" || role === "written") {
    return (points ?? 0) >= 1 ? [] : [error(cell.id, "Expected a tag such as points-2; got none")];
  }
  return points === undefined
    ? []
    : [error(cell.id, "Expected points of tests and written answers only")];
}

function regionRules(cell: Cell): SheetProblem[] {
  const region = REGION[roleOf(cell) ?? "given"];
  const problems = regionProblems(cell.source, region)
    .map(({ line, message }) => error(cell.id, message, line));
  if (region === "SOLUTION" && !cell.source.includes("/// BEGIN SOLUTION")) {
    problems.push(error(cell.id, "Expected /// BEGIN SOLUTION in an answer; got none"));
  }
  return problems;
}

function linkRules({ id, cell_type, source }: Cell): SheetProblem[] {
  if (cell_type !== "markdown") return [];
  return otherNotebookLinks(source).map((link) =>
    error(id, `Expected links to chapters such as ../09-gaussian-paths.ipynb; got ${link}`)
  );
}

function rubricRules(cell: Cell): SheetProblem[] {
  if (roleOf(cell) !== "written") return [];
  const rubric = rubricOf(cell.source);
  if (rubric === undefined) {
    return [error(cell.id, "Expected **Rubric** and a list such as - 1: says that … at the end")];
  }
  const sum = rubric.reduce((total, { points }) => total + points, 0);
  const points = numberInTag(cell, "points") ?? 0;
  if (sum === points) return [];
  return [error(cell.id, `Expected a rubric of ${points} points; its items add up to ${sum}`)];
}
