import type { Cell, Notebook } from "../../ipynb/mod.ts";
import type { LedgerClaim } from "../../reproduce/mod.ts";
import type { Plan, PlannedIdea } from "./plan.ts";
import { type ClaimCell, claimCells, otherChecks } from "./share.ts";
import { claimStub, derivationStub, stubImports, UNWRITTEN } from "./stubs.ts";

/** A chapter to be written, and the notebook of its further checks. */
export interface Scaffold {
  readonly chapter: Notebook;
  readonly evidence: Notebook;
}

interface Section {
  readonly idea: PlannedIdea;
  readonly claims: readonly LedgerClaim[];
  readonly cells: readonly ClaimCell[];
}

/** Makes both notebooks from the plan: all that is to be written is marked, and every check fails. */
export function scaffold(plan: Plan): Scaffold {
  const sections = plan.ideas.map((idea): Section => {
    const claims = idea.covers.map((id) => plan.claims.get(id)!);
    return { idea, claims, cells: idea.form === "derivation" ? [] : claimCells(claims) };
  });
  const shown = sections.flatMap((section, i) => sectionCells(section, i + 1));
  const further = sections.flatMap(evidenceCells);
  return {
    chapter: notebookOf([
      prose("title", titleText(plan)),
      prose("notation", NOTATION),
      ...tools(shown),
      ...shown,
      prose(
        "summary",
        "## Summary\n\n- …\n\n## Exercises\n\n> **Exercise.** …\n\n## References\n\n- …",
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

const NOTATION = `## Notation

| symbol         | meaning                                 |
| -------------- | --------------------------------------- |
| $t \\in [0, 1]$ | time: noise at $t = 0$, data at $t = 1$ |`;

function sectionCells(
  { idea: { idea, title, form, teach }, claims, cells }: Section,
  n: number,
): Cell[] {
  const programs = form === "derivation" && claims.length > 0
    ? [program(`derivation-${idea}`, derivationStub(claims))]
    : cells.map(({ claim, covers, checks }, i) =>
      program(`claim-${idea}${i === 0 ? "" : `-${i + 1}`}`, claimStub(claim, covers, checks))
    );
  return [
    prose(
      idea,
      `## ${n}. ${title}\n\n_To write_ (${form}): ${teach}\n\n> **Predict.** …?`,
    ),
    ...programs,
    prose(`${idea}-answer`, "_To write:_ the answer, one bold sentence with its number."),
  ];
}

function evidenceCells({ claims, cells }: Section): Cell[] {
  return claims.flatMap((claim) => {
    const checks = otherChecks(claim, cells);
    if (checks.length === 0) return [];
    const id = `claim-${claim.id.toLowerCase().replaceAll(".", "-")}`;
    return [program(id, claimStub(claim, [], checks))];
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

function program(id: string, source: string): Cell {
  const metadata = { tags: ["fold"] };
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
