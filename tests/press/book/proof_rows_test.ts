import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { CLAIM_TYPE } from "../../../lib/notebook/records/claim_record.ts";
import { renderOutputs } from "../../../lib/press/book/outputs/outputs.ts";
import { proofRows } from "../../../lib/press/show/proof/proof_rows.ts";
import type { Output } from "../../../lib/press/ipynb/mod.ts";
import { claimRecord, display } from "./fixture.ts";

const SOURCE = `await derivation("S0.1", {
  groups: [{
    title: "t",
    lines: [
      { tex: "a" },
      { tex: "b" },
    ],
    mistake: { tex: "c" },
  }],
});`;
const table = (rows: number): Output =>
  display({
    [CLAIM_TYPE]: [claimRecord("S0.01")],
    "text/markdown": `**✓ S0.1** · proved\n\n| line |\n|:--|\n${"| `$&` |\n".repeat(rows)}`,
  });
const claim = display({ [CLAIM_TYPE]: claimRecord("S0.01") });

function html(outputs: readonly Output[], source: string): string {
  const files = { folder: "figures/07-a", byPath: new Map(), troubles: [] };
  return renderOutputs(outputs, files, { notebook: "a", cell: "b" }, proofRows(source)).html;
}

function rowsIn(html: string): string[] {
  const proof = html.slice(html.lastIndexOf('<div class="output markdown">'));
  return proof.slice(proof.indexOf("<tbody>")).match(/<tr[^>]*>/g)!;
}

Deno.test("each row of a proof gets its lines; titles and other tables get none", () => {
  const linked = html([table(4)], SOURCE);
  deepStrictEqual(rowsIn(linked), [
    "<tr>",
    '<tr data-row="line" data-from="5" data-to="5">',
    '<tr data-row="line" data-from="6" data-to="6">',
    '<tr data-row="mistake" data-from="8" data-to="8">',
  ]);
  strictEqual(linked.replaceAll(/ data-(?:row|from|to)="[^"]*"/g, ""), html([table(4)], ""));
});

Deno.test("several proofs of a cell find their own tables, with claims between them", () => {
  const linked = html([table(4), claim, table(4)], `${SOURCE}\n${SOURCE}`);
  const froms = [...linked.matchAll(/data-from="(\d+)"/g)].map(([, line]) => Number(line));
  deepStrictEqual(froms, [5, 6, 8, 15, 16, 18]);
});

Deno.test("a table that does not fit the source stays as it is", () => {
  for (const [rows, source] of [[3, SOURCE], [4, "derivation('S0.1', proof)"], [4, "1 + 1"]]) {
    const outputs = [table(rows as number)];
    strictEqual(html(outputs, source as string), html(outputs, ""));
  }
});

Deno.test("a proof cannot mark its rows itself", () => {
  const forged = display({
    [CLAIM_TYPE]: [claimRecord("S0.01")],
    "text/markdown": '<table><tbody><tr data-row="line"><td>1</td></tr></tbody></table>',
  });
  strictEqual(html([forged], "1 + 1").includes("data-row"), false);
});

Deno.test("of many numbers in the column of values the first is in sight, all are in its title", () => {
  const many = "=\u00a0\\[0.15, -0.03, 0.5, … 25 entries\\]",
    row = "| S0.1 | a | # | why, [1, 2] |\n";
  const outputs = display({
    [CLAIM_TYPE]: [claimRecord("S0.01")],
    "text/markdown": "**✓ S0.1** · proved\n\n| claim | line | value | why |\n|:--|:--|:--|:--|\n" +
      row.replace("#", "") + row.replace("#", many) + row.replace("#", "= 0.25") +
      row.replace("#", "[1, 2]"),
  });
  const drawn = html([outputs], SOURCE);
  const proof = drawn.slice(drawn.lastIndexOf('<div class="output markdown">'));
  const cells = [...proof.matchAll(/<td[^>]*>[^<]*<\/td>/g)].map(([cell]) => cell);
  const values = cells.filter((_, i) => i % 4 === 2).map((cell) =>
    cell.replace(/ style="[^"]*"/, "").replaceAll("&nbsp;", "\u00a0")
  );
  deepStrictEqual(values, [
    "<td></td>",
    '<td title="=\u00a0[0.15, -0.03, 0.5, … 25 entries]">=\u00a0[0.15, … 25 entries]</td>',
    "<td>= 0.25</td>",
    "<td>[1, 2]</td>",
  ]);
});
