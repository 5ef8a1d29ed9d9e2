import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { type ClaimCall, claimCalls } from "./claim_calls.ts";
import type { Finding } from "./finding.ts";

const MOST_LINES = 25, MOST_PROOF_LINES = 60, MOST_CHECKS = 3, MOST_CLAIMS = 25;

/** Claim cells can be read: 25 lines, one to three checks; a proof 60 lines; 25 claims in a chapter. */
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

function checksOf(cell: string, { kind, checks, from }: ClaimCall): Finding[] {
  if (kind === "derivation" || (checks >= 1 && checks <= MOST_CHECKS)) return [];
  const rest = "the others stand in the evidence notebook";
  return [advice(cell, from, `${checks} checks; a claim cell has 1 to ${MOST_CHECKS}, ${rest}`)];
}

/**
 * Ids are those of the ledger, and claimed once.
 *
 * @param known ids of the ledger; undefined where there is no ledger
 */
export function idRules(notebook: Notebook, known: ReadonlySet<string> | undefined): Finding[] {
  const owners = new Map<string, string>();
  return codeCells(notebook).flatMap(({ id: cell, source }) =>
    claimCalls(source).flatMap(({ ids, from: line }) =>
      ids.flatMap((id): Finding[] => {
        const owner = owners.get(id);
        owners.set(id, owner ?? cell);
        if (known?.has(id) === false) {
          return [{ kind: "error", cell, line, message: `the ledger does not know ${id}` }];
        }
        if (owner === undefined) return [];
        return [{ kind: "error", cell, line, message: `${id} is claimed in cell "${owner}" too` }];
      })
    )
  );
}

function advice(cell: string | undefined, line: number | undefined, message: string): Finding {
  return {
    kind: "advice",
    ...(cell === undefined ? {} : { cell }),
    ...(line === undefined ? {} : { line }),
    message,
  };
}
