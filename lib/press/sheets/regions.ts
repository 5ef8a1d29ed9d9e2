import { NOT_ANSWERED } from "../../coursework/mod.ts";

/** What stands where a solution was. */
const STUB: readonly string[] = [
  "// Your answer here.",
  `throw new Error("${NOT_ANSWERED}");`,
];

/** What stands where a written answer was. */
export const WRITTEN_STUB = "Your answer here.";

/** Lines that open and close a part of a cell which is not handed out. */
export type Region = "SOLUTION" | "HIDDEN TESTS";

/** Where a region goes wrong; lines count from 1. */
export interface RegionProblem {
  readonly line: number;
  readonly message: string;
}

const MARK = /^\s*\/\/\/ (BEGIN|END) (.*?)\s*$/;

/** A source with every solution replaced by the stub, as far in as the solution began. */
export function withoutSolutions(source: string): string {
  return cut(source, "SOLUTION", (indent) => STUB.map((line) => indent + line));
}

/** A source without its hidden tests. */
export function withoutHiddenTests(source: string): string {
  return cut(source, "HIDDEN TESTS", () => []);
}

/**
 * What is wrong with the marks of a source: each region opens and closes in turn, and no mark is
 * written in another way, which would hand out what it should hide.
 *
 * @param region the one that may stand in this cell; none where undefined
 */
export function regionProblems(source: string, region: Region | undefined): RegionProblem[] {
  const problems: RegionProblem[] = [];
  let open: number | undefined;
  for (const [i, text] of source.split("\n").entries()) {
    const line = i + 1;
    const tell = (message: string): void => void problems.push({ line, message });
    if (!/\b(BEGIN|END)\s+(SOLUTION|HIDDEN)\b/i.test(text)) continue;
    const mark = region && markOf(text, region);
    if (region === undefined) tell(`Expected no region in this cell; got ${text.trim()}`);
    else if (mark === undefined) {
      tell(`Expected /// BEGIN ${region} or /// END ${region}; got ${text.trim()}`);
    } else if ((mark === "BEGIN") !== (open === undefined)) {
      tell(`Expected BEGIN and END in turn; got ${text.trim()}`);
    } else open = mark === "BEGIN" ? line : undefined;
  }
  if (open !== undefined) {
    problems.push({ line: open, message: `Expected /// END ${region} after this line; got none` });
  }
  return problems;
}

function cut(source: string, region: Region, instead: (indent: string) => string[]): string {
  let inside = false;
  return source.split("\n").flatMap((line) => {
    const mark = markOf(line, region);
    if (mark === undefined) return inside ? [] : [line];
    inside = mark === "BEGIN";
    return inside ? instead(/^\s*/.exec(line)![0]) : [];
  }).join("\n").replace(/\n+$/, "");
}

function markOf(line: string, region: Region): "BEGIN" | "END" | undefined {
  const [, mark, name] = MARK.exec(line) ?? [];
  return name === region ? mark as "BEGIN" | "END" : undefined;
}
