import type { Mutant } from "./collect.ts";
import { changeOf } from "./edit.ts";
import type { Equivalent } from "./equivalents.ts";
import type { Judgement } from "./judge.ts";

/** What a survivor is: its place, what was done to it, and its lines before and after. */
export function describe({ file, source, edit }: Mutant): string {
  const { line, before, after } = changeOf(source, edit);
  return [
    `${file}:${line}  ${edit.says}`,
    ...before.map((text) => `  - ${text}`),
    ...after.map((text) => `  + ${text}`),
  ].join("\n");
}

/** Why a mutant is none: its file, its text and the reason. */
export function explain({ file, before, after, reason }: Equivalent): string {
  return [`${file}  ${reason}`, `  - ${before}`, `  + ${after}`].join("\n");
}

/**
 * How many mutants were caught of all that are not equivalent: "57 of 59 caught (96 %), 2 of them
 * only by claims; 1 equivalent".
 */
export function score(judgements: readonly Judgement[]): string {
  const tried = judgements.reduce((sum, judgement) => sum + judgement.tried, 0);
  const missed = judgements.reduce((sum, { survivors }) => sum + survivors.length, 0);
  const caught = tried - missed;
  const share = tried === 0 ? "nothing to try" : `${Math.floor(100 * caught / tried)} %`;
  const byClaims = judgements.reduce((sum, judgement) => sum + judgement.byClaims, 0);
  const others = byClaims === 0 ? "" : `, ${byClaims} of them only by claims`;
  const same = judgements.reduce((sum, { equivalents }) => sum + equivalents.length, 0);
  const apart = same === 0 ? "" : `; ${same} equivalent`;
  return `${caught} of ${tried} caught (${share})${others}${apart}`;
}
