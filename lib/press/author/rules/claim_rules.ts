import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { type ClaimCall, claimCalls } from "./claim_calls.ts";
import type { Finding } from "./finding.ts";
import type { KnownChecks } from "./known_checks.ts";

const MOST_LINES = 25, MOST_PROOF_LINES = 60, MOST_ROW_LINES = 3;
const FRAME_LINES = 10; // of a proof: what it covers and says, its mistake
const MOST_CHECKS = 3, MOST_CLAIMS = 25;

/**
 * Claim cells can be read: 25 lines, one to three checks, the first with its planted mistake; a proof 3
 * lines a row, 60 in all; 25 claims in a chapter.
 */
export function claimRules(notebook: Notebook): Finding[] {
  const cells = codeCells(notebook).map(({ id, source }) => ({
    cell: id,
    lines: source.split("\n").length,
    calls: claimCalls(source),
  })).filter(({ calls }) => calls.length > 0);
  const findings = cells.flatMap(({ cell, lines, calls }): Finding[] => [
    ...sizeOf(cell, lines, calls),
    ...calls.flatMap((call) => checksOf(cell, call)),
  ]);
  const claims = cells.flatMap(({ calls }) => calls);
  if (claims.length > MOST_CLAIMS) {
    findings.push(
      advice(undefined, undefined, `${claims.length} claims to see; at most ${MOST_CLAIMS}`),
    );
  }
  return findings;
}

function sizeOf(cell: string, lines: number, calls: readonly ClaimCall[]): Finding[] {
  const isProof = calls.some(({ kind }) => kind === "derivation");
  const most = isProof ? MOST_PROOF_LINES : MOST_LINES;
  if (lines <= most) return [];
  const what = isProof ? "a derivation" : "a claim cell";
  return [advice(cell, most + 1, `${lines} lines; ${what} has at most ${most}`)];
}

function checksOf(cell: string, { kind, checks, first, rows, from, to }: ClaimCall): Finding[] {
  if (kind === "derivation") {
    const lines = to - from + 1;
    if (rows === 0 || lines <= FRAME_LINES + MOST_ROW_LINES * rows) return [];
    const most = `a derivation has at most ${MOST_ROW_LINES} a row`;
    return [advice(cell, from, `${lines} lines for ${rows} rows; ${most}`)];
  }
  const count = checks.length, rest = "the others stand in the evidence notebook";
  return [
    ...(count >= 1 && count <= MOST_CHECKS
      ? []
      : [advice(cell, from, `${count} checks; a claim cell has 1 to ${MOST_CHECKS}, ${rest}`)]),
    ...(first === "planted" ? [] : [
      advice(cell, from, "the first check, which carries the sentence, has no planted mistake"),
    ]),
  ];
}

/**
 * Ids are those of the ledger, and claimed once; a second cell may have further checks of an id, in the
 * same words. A check that the ledger does not ask for may be a name that is spelt in another way.
 *
 * @param known of the ledger; undefined where there is no ledger
 */
export function idRules(notebook: Notebook, known: KnownChecks | undefined): Finding[] {
  const owners = new Map<string, { readonly cell: string; readonly call: ClaimCall }>();
  return codeCells(notebook).flatMap(({ id: cell, source }) =>
    claimCalls(source).flatMap((call) => [
      ...call.ids.flatMap((id): Finding[] => {
        const { from: line } = call;
        const owner = owners.get(id);
        if (owner === undefined) owners.set(id, { cell, call });
        if (known?.has(id) === false) {
          return [{ kind: "error", cell, line, message: `the ledger does not know ${id}` }];
        }
        if (owner === undefined || addsTo(id, call, owner.call)) return [];
        const message = `${id} is claimed in cell "${owner.cell}" too`;
        return [{ kind: "error", cell, line, message }];
      }),
      ...strangersIn(cell, call, known),
    ])
  );
}

function strangersIn(
  cell: string,
  { ids, checks, from }: ClaimCall,
  known: KnownChecks | undefined,
): Finding[] {
  return checks.flatMap((check) => {
    const [name, owner] = check.split("/").reverse();
    const asked = (owner === undefined ? ids : [owner]).filter((id) => known?.has(id));
    const names = asked.flatMap((id) => known!.get(id)!);
    if (asked.length === 0 || names.includes(name!)) return [];
    const message = `the ledger asks for no check "${check}"; of ${asked.join(", ")} it has `;
    return [advice(cell, from, message + names.join(", "))];
  });
}

/** Whether a second call has further checks of an id. The kernel wants a claim to say one thing. */
function addsTo(id: string, second: ClaimCall, first: ClaimCall): boolean {
  const names = (call: ClaimCall): readonly string[] =>
    call.ids[0] === id
      ? call.checks.filter((name) => !name.includes("/"))
      : call.checks.filter((name) => name.startsWith(`${id}/`));
  const own = names(second), before = new Set(names(first));
  const isNew = own.length > 0 && own.every((name) => !before.has(name));
  return isNew && (second.ids[0] !== id || first.ids[0] !== id || second.says === first.says);
}

function advice(cell: string | undefined, line: number | undefined, message: string): Finding {
  return {
    kind: "advice",
    ...(cell === undefined ? {} : { cell }),
    ...(line === undefined ? {} : { line }),
    message,
  };
}
