import { type Markup, trusted } from "../markup.ts";
import { type ProofRow, proofRows } from "./proof_rows.ts";

const CLAIMS = /<div class="claims"[\s\S]*?(?=<div class="claims"|$)/g;
const TABLE = /<div class="output markdown">[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/;
const ROW = /<tr>/g;

/**
 * Notes at every row of a proof from which lines of the cell it comes: `data-from` and `data-to`,
 * counted from 1, and `data-row` with its kind.
 *
 * A table whose rows do not fit what the source says stays as it is.
 *
 * @param outputs of one cell, as they are rendered
 * @param source  of that cell
 */
export function linkRows(outputs: Markup, source: string): Markup {
  if (!source.includes("derivation")) return outputs; // most cells: nothing to parse
  const proofs = proofRows(source);
  let next = 0;
  return trusted(outputs.html.replace(CLAIMS, (claims) => {
    const table = TABLE.exec(claims)?.[1];
    if (table === undefined) return claims;
    const rows = proofs[next++];
    if (rows === undefined || table.match(ROW)?.length !== rows.length) return claims;
    let k = 0;
    const linked = table.replace(ROW, () => openingTag(rows[k++]!));
    return claims.replace(table, () => linked);
  }));
}

function openingTag({ kind, from, to }: ProofRow): string {
  return kind === "title" ? "<tr>" : `<tr data-row="${kind}" data-from="${from}" data-to="${to}">`;
}
