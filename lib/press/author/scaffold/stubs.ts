import type { LedgerCheck, LedgerClaim, Within } from "../../reproduce/mod.ts";

/** A check of the ledger and the claim that it belongs to. */
export interface OwnedCheck {
  readonly id: string;
  readonly check: LedgerCheck;
}

/** Whatever is left of a stub throws this, so that its check fails until it is written. */
export const UNWRITTEN =
  `/** Stands where a computation has to be written; until then its check fails. */
const unwritten = (): never => {
  throw new Error("this check is not written yet");
};`;

/** A claim whose checks fail; the first id gives its name, the others are covered. */
export function claimStub(
  { id, statement }: LedgerClaim,
  covers: readonly string[],
  checks: readonly OwnedCheck[],
): string {
  return [
    `await claim("${id}", {`,
    ...(covers.length === 0 ? [] : [`  covers: ${JSON.stringify(covers)},`]),
    `  says: ${JSON.stringify(statement)},`,
    "  checks: {",
    ...checks.flatMap((owned) => checkLines(owned, id)),
    "  },",
    "});",
  ].join("\n");
}

function checkLines(
  { id, check: { name, what, within, mistake } }: OwnedCheck,
  first: string,
): string[] {
  return [
    ...(what === undefined ? [] : [`    // ${what.replaceAll(/\s+/g, " ")}`]),
    `    ${JSON.stringify(id === first ? name : `${id}/${name}`)}: {`,
    "      left: unwritten,",
    "      right: unwritten,",
    `      within: ${toleranceText(within)},`,
    ...(mistake === null
      ? []
      : [`      control: { mistake: ${JSON.stringify(mistake.what)}, value: unwritten },`]),
    "    },",
  ];
}

/** A proof with a line for each statement; its lines fail. */
export function derivationStub(claims: readonly LedgerClaim[]): string {
  const ids = claims.map(({ id }) => id);
  const label = ids.length === 1 ? ids[0] : `${ids[0]}…${ids.at(-1)}`;
  return [
    `await derivation("${label}", {`,
    `  covers: ${JSON.stringify(ids)},`,
    `  says: ${JSON.stringify(claims[0]!.statement)},`,
    "  within: EXACT64,",
    "  lines: [",
    ...claims.map(({ id }) => `    { tex: "?", value: unwritten, id: "${id}" },`),
    '    { tex: "?", value: unwritten },', // a proof has two lines or more
    "  ],",
    '  mistake: { tex: "?", what: "a step that is wrong", value: unwritten },',
    "});",
  ].join("\n");
}

function toleranceText(within: Within): string {
  if (typeof within === "string") return within;
  if ("monteCarlo" in within) return "monteCarlo()";
  if ("absolute" in within) return `within(${within.absolute}, ${JSON.stringify(within.why)})`;
  return "EXACT64"; // a bound, or a tolerance that is not decided
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
  [NOTEBOOK]: ["claim", "derivation"],
};

/** The imports of the stubs, in the order that the linter likes. */
export function stubImports(sources: readonly string[]): string {
  const code = sources.join("\n").replaceAll(/"(?:[^"\\]|\\.)*"|\/\/.*/g, '""');
  return Object.entries(NAMES).flatMap(([module, names]) => {
    const used = names.filter((name) => new RegExp(`(?<![\\w.])${name}(?![\\w:])`).test(code));
    return used.length === 0 ? [] : [`import { ${used.join(", ")} } from "${module}";`];
  }).join("\n");
}
