import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { EXACT64, monteCarlo } from "flowbook/judge";
import { judgeDerivation } from "../../../lib/notebook/claims/derivation.ts";
import {
  type Derivation,
  derivation,
  type DerivationWords,
  type Group,
  streamFor,
} from "flowbook/notebook";
import { CLAIM_TYPE, type ClaimRecord } from "../../../lib/notebook/records/claim_record.ts";
import { capture } from "../capture.ts";

const a = 0.3, b = 1.1;
const square: DerivationWords & Group = {
  covers: ["S0.40", "S0.41"],
  says: "the square of a sum has a mixed term",
  within: EXACT64,
  lines: [
    { tex: "(a + b)^2", value: () => (a + b) ** 2 },
    {
      tex: "|a|^2 + 2ab + b^2",
      value: () => a * a + 2 * a * b + b * b,
      id: "S0.40",
      note: "expand",
    },
    {
      tex: "(a - b)^2 + 4ab",
      value: () => (a - b) ** 2 + 4 * a * b,
      id: "S0.41",
      name: "difference",
    },
    { tex: "(b - a)^2 + 4ab", value: () => (b - a) * (b - a) + 4 * a * b },
  ],
  mistake: { tex: "a^2 + b^2", what: "mixed term forgotten", value: () => a * a + b * b },
};

Deno.test("each line is compared with the first and belongs to the nearest id above", async () => {
  const { records } = await judgeDerivation("S0.40…S0.41", square);
  deepStrictEqual(records.map(({ id, says, verdict }) => [id, says, verdict]), [
    ["S0.40", square.says, "holds"],
    ["S0.41", square.says, "holds"],
  ]);
  deepStrictEqual(records.map(({ checks }) => checks.map(({ name }) => name)), [
    ["line 2"],
    ["difference", "line 4"],
  ]);
  const [check] = records[0]!.checks;
  deepStrictEqual([check!.left, check!.right, check!.error], [1.96, 1.96, 0]);
  deepStrictEqual(check!.control, {
    mistake: "mixed term forgotten",
    value: 1.3,
    miss: 0.337, // 0.66 / 1.96
    required: 1e-9,
  });
});

Deno.test("small steps do not add up unseen: the distance to the first line counts", async () => {
  const step = 0.7 * EXACT64.size; // each line agrees with the one above
  const lines = [
    { tex: "a", value: () => a },
    { tex: "a + s", value: () => a + step },
    { tex: "a + 2s", value: () => a + 2 * step },
  ];
  const { records } = await judgeDerivation("S0.47", { ...square, covers: ["S0.47"], lines });
  deepStrictEqual(records[0]!.checks.map(({ verdict }) => verdict), ["holds", "fails"]);
});

Deno.test("derivation() shows a table whose formulas Jupyter and the book typeset", async () => {
  const [message, ...rest] = await capture(() => derivation("S0.40…S0.41", square));
  strictEqual(rest.length, 0);
  strictEqual(
    message!.data["text/markdown"],
    [
      "**✓ S0.40…S0.41** · the square of a sum has a mixed term · planted mistake off by 0.34",
      "",
      "| claim | line | value | why |",
      "|:--|:--|:--|:--|",
      "|  | $(a + b)^2$ | 1.96 |  |",
      "| S0.40 | $\\vert a\\vert ^2 + 2ab + b^2$ | =\u00a01.96 | expand |",
      "| S0.41 | $(a - b)^2 + 4ab$ | =\u00a01.96 |  |",
      "|  | $(b - a)^2 + 4ab$ | =\u00a01.96 |  |",
      "|  | $a^2 + b^2$ | ≠\u00a01.3 | planted mistake: mixed term forgotten, off by 0.34 |",
    ].join("\n"),
  );
  ok((message!.data["text/plain"] as string).startsWith("✓ S0.40…S0.41 · the square"));
  strictEqual(message!.data["text/html"], undefined);
  strictEqual((message!.data[CLAIM_TYPE] as unknown as ClaimRecord[]).length, 2);
});

Deno.test("a wrong line fails its statement alone", async () => {
  const wrong = { tex: "a^2", value: () => a * a, id: "S0.43" };
  const covers = ["S0.40", "S0.41", "S0.43"];
  const proof = { ...square, covers, lines: [...square.lines, wrong] };
  const { records } = await judgeDerivation("S0.40…S0.43", proof);
  deepStrictEqual(records.map(({ verdict }) => verdict), ["holds", "holds", "fails"]);
});

Deno.test("groups have their own first line and their own mistake", async () => {
  const proof: Derivation = {
    covers: ["S0.44"],
    says: "sums of squares",
    within: EXACT64,
    groups: [
      {
        title: "circle",
        lines: [
          { tex: "1", value: () => 1 },
          { tex: "\\sin^2 + \\cos^2", value: () => Math.sin(a) ** 2 + Math.cos(a) ** 2 },
        ],
        mistake: { tex: "\\sin + \\cos", what: "squares", value: () => Math.sin(a) + Math.cos(a) },
      },
      {
        lines: [
          { tex: "4ab", value: () => 4 * a * b },
          { tex: "(a+b)^2 - (a-b)^2", value: () => (a + b) ** 2 - (a - b) ** 2 },
        ],
      },
    ],
  };
  const { records } = await judgeDerivation("S0.44", proof);
  deepStrictEqual(records[0]!.checks.map(({ name, right }) => [name, right]), [
    ["circle, line 2", 1],
    ["group 2, line 2", 1.32],
  ]);
  deepStrictEqual(records[0]!.checks.map(({ control }) => control?.mistake), [
    "squares",
    undefined,
  ]);
});

Deno.test("every line has its own stream, and Monte Carlo lines compare by their errors", async () => {
  const draws: number[] = [];
  const estimate = (value: number) => ({ value, standardError: 0.1, draws: 100 });
  const proof: Derivation = {
    covers: ["S0.45"],
    says: "two estimates",
    within: monteCarlo(),
    lines: [
      { tex: "A", value: (stream) => (draws.push(stream.uniform(1)[0]!), estimate(a)) },
      { tex: "B", value: (stream) => (draws.push(stream.uniform(1)[0]!), estimate(a + 0.5)) },
    ],
    mistake: { tex: "C", what: "far", value: () => estimate(b + 1) },
  };
  const { records } = await judgeDerivation("S0.45", proof);
  strictEqual(records[0]!.verdict, "holds"); // 0.5 < 4 sqrt(0.02)
  const own = streamFor("S0.45").split("");
  deepStrictEqual(draws, ["line 1", "line 2"].map((name) => own.split(name).uniform(1)[0]));
});

Deno.test("a failing derivation shows its table and a red box", async () => {
  const lines = [
    { tex: "a", value: () => a },
    { tex: "b", value: () => b },
    { tex: "c", value: () => Promise.reject(new Error("no c")) },
    { tex: "d", value: () => 0.3 },
  ];
  const proof = { ...square, covers: ["S0.46"], says: "nothing", lines };
  const messages = await capture(() => derivation("S0.46", proof));
  strictEqual(messages.length, 2);
  const [table, box] = messages.map(({ data }) => data);
  ok((table!["text/markdown"] as string).includes("| $b$ | ✗\u00a01.1 |"));
  const text = box!["text/plain"] as string;
  ok(text.includes("line 2: left and right differ"));
  ok(text.includes("line 3: line 3 threw: no c"));
  ok(text.includes("line 4: left is a constant"));
  ok((box!["text/html"] as string).includes('role="alert"'));
});

Deno.test("derivation() refuses what is no derivation", async () => {
  const { mistake: _, ...unplanted } = square;
  const [first, second] = square.lines;
  const cases: [string, object, string][] = [
    ["S0.4-S0.5", square, 'Expected a label such as "S3.44…S3.50"; got "S0.4-S0.5"'],
    ["S0.40", { ...square, covers: ["x"] }, 'Expected an id such as "S3.38"; got "x"'],
    [
      "S0.40",
      { ...square, says: "" },
      "Expected a sentence that says what is claimed; got none",
    ],
    ["S0.40", { ...square, within: undefined }, "Expected a tolerance for S0.40; got undefined"],
    ["S0.40", { ...square, lines: [first] }, "Expected at least 2 lines in a group; got 1"],
    ["S0.40", unplanted, "Expected a planted mistake in S0.40; got none"],
    [
      "S0.40",
      { ...square, covers: ["S0.40"] },
      "Expected the id of (a - b)^2 + 4ab among [S0.40]; got S0.41",
    ],
    [
      "S0.40",
      { ...square, covers: ["S0.40", "S0.41", "S0.42"] },
      "Expected a line that proves each covered id; got none for S0.42",
    ],
    [
      "S0.40",
      { ...square, lines: [first, first, second] },
      "Expected an id at or above the line (a + b)^2; got none",
    ],
    [
      "S0.40",
      { ...square, lines: [first, { tex: "$x$", value: () => a }] },
      'Expected a formula without dollar signs; got "$x$"',
    ],
    [
      "S0.40",
      { ...square, lines: [first, { tex: "x", value: 1 }] },
      "Expected the value of x to be a function; got number",
    ],
  ];
  for (const [label, proof, message] of cases) {
    await rejects(judgeDerivation(label, proof as Derivation), { name: "TypeError", message });
  }
});
