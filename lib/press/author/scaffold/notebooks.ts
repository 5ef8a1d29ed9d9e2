import type { Cell, Notebook } from "../../ipynb/mod.ts";
import type { Idea, Plan } from "./plan.ts";
import { type ClaimCell, claimCells, isProof, ownedChecks, provedChecks } from "./share.ts";
import { claimStub, derivationStub, exerciseStub, stubImports, UNWRITTEN } from "./stubs.ts";

/** A chapter to be written, and the notebook of its further checks. */
export interface Scaffold {
  readonly chapter: Notebook;
  readonly evidence: Notebook;
}

interface Section {
  readonly idea: Idea;
  readonly cells: readonly ClaimCell[];
  /** Its number as an exercise has it, such as "9.2"; undefined where nothing is asked. */
  readonly exercise: string | undefined;
}

/** Makes both notebooks from the plan: all that is to be written is marked, and every check fails. */
export function scaffold(plan: Plan): Scaffold {
  const asking = plan.ideas.filter(({ exercise }) => exercise !== undefined);
  const sections = plan.ideas.map((idea): Section => {
    const at = asking.indexOf(idea);
    return {
      idea,
      cells: claimCells(idea),
      exercise: at < 0 ? undefined : `${plan.number}.${at + 1}`,
    };
  });
  const shown = sections.flatMap((section, i) => sectionCells(section, i + 1));
  const further = evidenceCells(sections);
  return {
    chapter: notebookOf([
      prose("title", titleText(plan)),
      prose("notation", NOTATION),
      ...tools(shown),
      ...shown,
      prose(
        "summary",
        `## Summary\n\n- …\n\n## Exercises\n\n> **Exercise.** …\n>\n${BOXED}\n\n## References\n\n- …`,
      ),
    ]),
    evidence: notebookOf([
      prose(
        "title",
        `# Evidence: ${plan.title}\n\nFurther checks of the claims of the chapter, under the same ids.`,
      ),
      ...tools(further),
      ...further,
    ]),
  };
}

function titleText({ title, goal, needs }: Plan): string {
  const before = needs.map((slug) => slug.replaceAll("-", " ")).join("; ") || "no other chapter";
  return `# ${title}

${goal}

**When you finish** you can

- …

**You need** ${before}.

**Time:** about … minutes to read, … to run.`;
}

const BOXED = "> <details><summary>Answer</summary>\n>\n> …\n>\n> </details>";

const NOTATION = `## Notation

| symbol         | meaning                                 |
| -------------- | --------------------------------------- |
| $t \\in [0, 1]$ | time: noise at $t = 0$, data at $t = 1$ |`;

function sectionCells({ idea, cells, exercise }: Section, n: number): Cell[] {
  const { title, form, teach, picture } = idea;
  const slug = idea.idea;
  const programs = [
    ...(isProof(idea) ? [program(`derivation-${slug}`, derivationStub(idea))] : []),
    ...cells.map((cell, i) =>
      program(`claim-${slug}${i === 0 ? "" : `-${i + 1}`}`, claimStub(cell))
    ),
  ];
  const answer = "_To write:_ the answer, one bold sentence with its number.";
  return [
    prose(slug, `## ${n}. ${title}\n\n_To write_ (${form}): ${teach}\n\n> **Predict.** …?`),
    ...programs,
    prose(
      `${slug}-answer`,
      answer + (picture === undefined ? "" : `\n\n_To write_ (picture): ${picture}`),
    ),
    ...(exercise === undefined ? [] : exerciseCells(idea, exercise)),
  ];
}

/** What the plan gives holds the answer; so all of it goes to where the answer is folded. */
function exerciseCells({ idea, exercise }: Idea, id: string): Cell[] {
  return [
    program(`exercise-${idea}`, exerciseStub(id, idea), []),
    prose(
      `${idea}-solution`,
      `<details><summary>Answer to ${id}</summary>\n\n_To write_ (exercise): ${exercise}\n\n</details>`,
    ),
  ];
}

function evidenceCells(sections: readonly Section[]): Cell[] {
  const cells = sections.flatMap(({ cells }) => cells);
  const shown = new Set([
    ...cells.flatMap(({ checks }) => checks),
    ...sections.flatMap(({ idea }) => provedChecks(idea)),
  ].map(({ check }) => check));
  return sections.flatMap(({ idea: { claims } }) => claims).flatMap((claim) => {
    const checks = ownedChecks(claim).filter(({ check }) => !shown.has(check));
    if (checks.length === 0) return [];
    const others = cells.filter(({ covers }) => covers.includes(claim.id))
      .flatMap(({ claim, checks }) => checks.filter((owned) => owned.claim === claim));
    const taken = new Set(others.map(({ check }) => check.name));
    const id = `claim-${claim.id.toLowerCase().replaceAll(".", "-")}`;
    return [program(id, claimStub({ claim, covers: [], checks }, taken))];
  });
}

/** What the programs import, and the stub that they call. */
function tools(cells: readonly Cell[]): Cell[] {
  const sources = cells.flatMap((cell) => cell.cell_type === "code" ? [cell.source] : []);
  if (sources.length === 0) return [];
  return [program("tools", `${stubImports(sources)}\n\n${UNWRITTEN}`)];
}

function prose(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

function program(id: string, source: string, tags = ["fold"]): Cell {
  const metadata = tags.length === 0 ? {} : { tags };
  return { cell_type: "code", id, metadata, source, execution_count: null, outputs: [] };
}

function notebookOf(cells: readonly Cell[]): Notebook {
  return {
    cells,
    metadata: {
      kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
      language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}
