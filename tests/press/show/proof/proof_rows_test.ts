import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { proofRows } from "../../../../lib/press/show/proof/proof_rows.ts";

const SOURCE = `const derivation2 = 1;
await derivation("S0.1", {
  covers: ["S0.1"],
  groups: [
    {
      title: "first",
      lines: [
        { tex: "a", value: () => ({ tex: "not a line" }) },
        // a comment, and a line over two lines
        {
          tex: "b", value: () => derivation2 },
      ],
      mistake: {
        tex: "c",
        value: () => [1, 2],
      },
    },
    { lines: [{ tex: "d" }, { tex: "e" }] },
  ],
});
await derivation("S0.2", {
  mistake: { tex: "z" },
  lines: [{ tex: "x" }, { tex: "y" }],
});
`;

Deno.test("rows stand in the order of the table, with the lines that write them", () => {
  const [first, second] = proofRows(SOURCE);
  deepStrictEqual(first!.map(({ kind, from, to }) => [kind, from, to]), [
    ["title", 6, 6],
    ["line", 8, 8],
    ["line", 10, 11],
    ["mistake", 13, 16],
    ["line", 18, 18],
    ["line", 18, 18],
  ]);
  deepStrictEqual(second!.map(({ kind, from }) => [kind, from]), [
    ["line", 23],
    ["line", 23],
    ["mistake", 22],
  ]);
});

Deno.test("a proof that is not written out has no rows, and the next one still has", () => {
  const computed = [
    "lines: parts.map((tex) => ({ tex }))",
    "lines: [first, { tex }]",
    "lines: [...first, { tex }]",
    "lines: [{ tex }, { tex }], mistake: wrong",
    "groups: [group]",
    "groups: all",
    "says",
  ];
  for (const fields of computed) {
    const rows = proofRows(`derivation("S0.1", { ${fields} });\nderivation("S0.2", proof);
derivation("S0.3", { lines: [{ tex }] });`);
    deepStrictEqual(rows.slice(0, 2), [undefined, undefined]);
    strictEqual(rows[2]!.length, 1);
  }
});

Deno.test("other calls and broken code are no proofs", () => {
  deepStrictEqual(proofRows(`claim("S0.1", { lines: [{ tex }] }); derivations("x", {});`), []);
  deepStrictEqual(proofRows("import { derivation } from 'x';"), []);
  strictEqual(proofRows(`derivation("S0.1", { lines: [{ tex: `).length, 1); // half typed
});
