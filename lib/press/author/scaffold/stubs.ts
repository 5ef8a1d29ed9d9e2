import type { LedgerClaim, Within } from "../../reproduce/mod.ts";
import type { OwnedCheck } from "./carries.ts";
import type { Idea } from "./plan.ts";
import { type ClaimCell, provedChecks } from "./share.ts";

/** Whatever is left of a stub throws this, so that its check fails until it is written. */
export const UNWRITTEN =
  `/** Stands where a computation has to be written; until then its check fails. */
const unwritten = (): never => {
  throw new Error("this check is not written yet");
};`;

/**
 * A claim whose checks fail; the claim of the cell gives the id, the others are covered.
 *
 * @param taken names that mean checks of other claims; a check of such a name says whose it is
 */
export function claimStub(
  { claim: { id, statement }, covers, checks }: ClaimCell,
  taken: ReadonlySet<string> = new Set(),
): string {
  const nameOf = ({ claim, check: { name } }: OwnedCheck): string =>
    claim.id === id && !taken.has(name) ? name : `${claim.id}/${name}`;
  return [
    `await claim("${id}", {`,
    ...(covers.length === 0 ? [] : [`  covers: ${JSON.stringify(covers)},`]),
    `  says: ${JSON.stringify(statement)},`,
    "  checks: {",
    ...checks.flatMap((owned) => checkLines(nameOf(owned), owned)),
    "  },",
    "});",
  ].join("\n");
}

function checkLines(name: string, { check: { what, within, mistake } }: OwnedCheck): string[] {
  const open = typeof within === "object" && "proposal" in within
    ? `not decided: ${within.proposal}`
    : [];
  const words = [what ?? [], open].flat().join("; ").replaceAll(/\s+/g, " ");
  return [
    ...(words === "" ? [] : [`    // ${words}`]),
    `    ${JSON.stringify(name)}: {`,
    "      left: unwritten,",
    ...comparedWith(within).map((line) => `      ${line},`),
    ...(mistake === null
      ? []
      : [`      control: { mistake: ${JSON.stringify(mistake.what)}, value: unwritten },`]),
    "    },",
  ];
}

/**
 * A proof whose lines fail: one that the others are compared with, and one for each statement, named
 * after the checks that the idea carries.
 */
export function derivationStub(idea: Idea): string {
  const { claims } = idea, carried = provedChecks(idea);
  const ids = claims.map(({ id }) => id);
  const label = ids.length === 1 ? ids[0] : `${ids[0]}…${ids.at(-1)}`;
  const tolerances = new Set(carried.map(({ check }) => toleranceText(check.within)));
  const within = tolerances.size === 1 ? [...tolerances][0] : "EXACT64";
  const mistake = carried.find(({ check }) => check.mistake !== null)?.check.mistake?.what;
  return [
    `await derivation("${label}", {`,
    `  covers: ${JSON.stringify(ids)},`,
    `  says: ${JSON.stringify(claims[0]!.statement)},`,
    `  within: ${within},`,
    "  lines: [",
    '    { tex: "?", value: unwritten },',
    ...claims.flatMap((claim) => lineTexts(claim, carried)),
    "  ],",
    `  mistake: { tex: "?", what: ${
      JSON.stringify(mistake ?? "a step that is wrong")
    }, value: unwritten },`,
    "});",
  ].join("\n");
}

function lineTexts(claim: LedgerClaim, carried: readonly OwnedCheck[]): string[] {
  const names = carried.filter((owned) => owned.claim === claim).map(({ check }) => check.name);
  if (names.length === 0) return [`    { id: "${claim.id}", tex: "?", value: unwritten },`];
  return names.map((name) =>
    `    { id: "${claim.id}", name: ${JSON.stringify(name)}, tex: "?", value: unwritten },`
  );
}

/** A function for the reader to write, and a property that is to be written. */
export function exerciseStub(id: string, idea: string): string {
  const name = `answer${
    idea.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase())
  }`;
  return `function ${name}(): number {
  return yourTurn();
}

await exercise("${id}", {
  asks: "…",
  yours: ${name},
  checks: {
    "is right": { at: [[]], expected: "what is to be written", holds: unwritten },
  },
});`;
}

/** What the left side is compared with, and how. */
function comparedWith(within: Within): string[] {
  if (typeof within === "object" && "atMost" in within) return [`atMost: ${within.atMost}`];
  if (typeof within === "object" && "atLeast" in within) return [`atLeast: ${within.atLeast}`];
  return ["right: unwritten", `within: ${toleranceText(within)}`];
}

function toleranceText(within: Within): string {
  if (typeof within === "string") return within;
  if ("monteCarlo" in within) return "monteCarlo()";
  if ("absolute" in within) return `within(${within.absolute}, ${JSON.stringify(within.why)})`;
  return "EXACT64"; // a bound of a proof, or a tolerance that is not decided
}

const TOLERANCES = "flowbook/judge";
const NOTEBOOK = "flowbook/notebook";
const NAMES: Readonly<Record<string, readonly string[]>> = {
  [TOLERANCES]: [
    "EXACT64",
    "FINITE_DIFFERENCE32",
    "FINITE_DIFFERENCE64",
    "FLOAT32",
    "LINEAR_PROGRAM",
    "monteCarlo",
    "ODE64",
    "QUADRATURE64",
    "within",
  ],
  [NOTEBOOK]: ["claim", "derivation", "exercise", "yourTurn"],
};

/** The imports of the stubs, in the order that the linter likes. */
export function stubImports(sources: readonly string[]): string {
  const code = sources.join("\n").replaceAll(/"(?:[^"\\]|\\.)*"|\/\/.*/g, '""');
  return Object.entries(NAMES).flatMap(([module, names]) => {
    const used = names.filter((name) => new RegExp(`(?<![\\w.])${name}(?![\\w:])`).test(code));
    return used.length === 0 ? [] : [`import { ${used.join(", ")} } from "${module}";`];
  }).join("\n");
}
