import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { trusted } from "../../../../lib/press/show/markup.ts";
import { linkRows } from "../../../../lib/press/show/proof/link_rows.ts";

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
const table = (rows: number): string =>
  `<div class="claims">\n<details class="claim"><table><tbody><tr class="holds"></tr></tbody></table>` +
  `</details><div class="output markdown"><table><thead><tr></tr></thead>` +
  `<tbody>${"<tr><td>$&</td></tr>".repeat(rows)}</tbody></table></div></div>`;
const rowsIn = (html: string): string[] => html.match(/<tr[^>]*>/g)!.slice(2);

Deno.test("each row of a proof gets its lines; titles and other tables get none", () => {
  const { html } = linkRows(trusted(table(4)), SOURCE);
  deepStrictEqual(rowsIn(html), [
    "<tr>",
    '<tr data-row="line" data-from="5" data-to="5">',
    '<tr data-row="line" data-from="6" data-to="6">',
    '<tr data-row="mistake" data-from="8" data-to="8">',
  ]);
  strictEqual(html.replaceAll(/ data-[a-z]+="[^"]*"/g, ""), table(4));
});

Deno.test("several proofs of a cell find their own tables, with claims between them", () => {
  const claim = `<div class="claims">\n<details class="claim"></details></div>`;
  const { html } = linkRows(trusted(table(4) + claim + table(4)), `${SOURCE}\n${SOURCE}`);
  const froms = [...html.matchAll(/data-from="(\d+)"/g)].map(([, line]) => Number(line));
  deepStrictEqual(froms, [5, 6, 8, 15, 16, 18]);
});

Deno.test("a table that does not fit the source stays as it is", () => {
  for (const [rows, source] of [[3, SOURCE], [4, "derivation('S0.1', proof)"], [4, "1 + 1"]]) {
    const html = table(rows as number);
    strictEqual(linkRows(trusted(html), source as string).html, html);
  }
});
