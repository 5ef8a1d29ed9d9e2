import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { notebookText, readNotebook } from "../../../lib/press/ipynb/mod.ts";
import type { Cell } from "../../../lib/press/ipynb/mod.ts";
import { reproduce } from "../../../lib/press/reproduce.ts";
import type { LedgerClaim } from "../../../lib/press/reproduce/ledger.ts";
import { codeCell, inFolder, notebookOf, slowCell, textCell } from "../ipynb/helpers.ts";
import { kernelsOf } from "../kernel/helpers.ts";
import { checkRecord, claimRecord, ledgerCheck, ledgerClaim } from "./helpers.ts";

const CONFIG = {
  imports: { "flowbook/random": new URL("../../../lib/random/mod.ts", import.meta.url).href },
};

/** A course in a folder: its root, what a command prints, and its exit code. */
interface Course {
  readonly path: string;
  run(...args: string[]): Promise<{ code: number; lines: string[]; text: string }>;
}

async function course(
  cells: Cell[],
  ledger: LedgerClaim[],
  action: (course: Course) => Promise<void>,
  evidence?: Cell[],
): Promise<void> {
  await inFolder(async (root) => {
    const path = `${root}/notebooks/02-averages.ipynb`;
    await Deno.mkdir(`${root}/notebooks`);
    await Deno.writeTextFile(path, notebookText(notebookOf(...cells)));
    if (evidence) {
      await Deno.mkdir(`${root}/notebooks/evidence`);
      const text = notebookText(notebookOf(...evidence));
      await Deno.writeTextFile(`${root}/notebooks/evidence/02-averages.ipynb`, text);
    }
    await writeLedger(root, ledger);
    await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify(CONFIG));
    await action({
      path,
      run: async (...args) => {
        const printed: string[] = [];
        const print = (text: string): void => void printed.push(text);
        const code = await reproduce(args, { root, print, cellSeconds: 3 });
        const text = printed.join("\n").replaceAll(`${root}/`, "");
        return { code, text, lines: text.split("\n") };
      },
    });
  });
}

/** A folder of data for each chapter that claims something; the first is that of the notebook. */
async function writeLedger(root: string, ledger: readonly LedgerClaim[]): Promise<void> {
  for (const [i, [slug, claims]] of [...Map.groupBy(ledger, (c) => c.chapter)].entries()) {
    const folder = `${root}/data/chapters/0${2 + i}-${slug}`;
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeTextFile(`${folder}/claims.json`, JSON.stringify(claims));
  }
}

/** A cell that reports a claim as the notebook library does. */
function claimCell(
  id: string,
  claim: string,
  parts: Parameters<typeof checkRecord>[1] = {},
  check = "value",
): Cell {
  return codeCell(id, report(claim, parts, check));
}

function report(
  claim: string,
  parts: Parameters<typeof checkRecord>[1] = {},
  check = "value",
): string {
  return `await Deno.jupyter.broadcast("display_data", ${contentOf(claim, parts, check)});`;
}

function contentOf(
  claim: string,
  parts: Parameters<typeof checkRecord>[1] = {},
  check = "value",
): string {
  const record = claimRecord(claim, [checkRecord(check, parts)]);
  const data = { "text/plain": claim, "application/vnd.flowbook.claim+json": record };
  return JSON.stringify({ data, metadata: {}, transient: {} });
}

const LEDGER = [ledgerClaim("S3.38"), ledgerClaim("S3.39", { form: "measured" })];
const GOOD = [
  textCell("title", "# Averages"),
  codeCell(
    "draw",
    'import { stream } from "flowbook/random";\n' +
      'const seed: number = globalThis[Symbol.for("flowbook.seed")];\n' +
      "console.log(stream(seed).uniform(1)[0]);",
  ),
  claimCell("average", "S3.38"),
  claimCell("mean", "S3.39"),
];

Deno.test("reproduce saves fresh outputs, and a second time finds them byte for byte", async () => {
  await course(GOOD, LEDGER, async ({ path, run }) => {
    const first = await run();
    equal(first.code, 0, first.text);
    equal(first.lines.at(-1), "2 ids: 2 checked, 0 shown, 0 cited, 0 failed, 0 missing");
    ok(
      first.lines.includes("proved    1 of 1 hold") &&
        first.lines.includes("measured  1 of 1 hold"),
    );
    ok(first.lines.every((line) => line.length <= 160));

    const notebook = await readNotebook(path);
    const code = notebook.cells.filter((cell) => cell.cell_type === "code");
    deepEqual(code.map((cell) => cell.execution_count), [1, 2, 3]);
    deepEqual(code.map((cell) => cell.outputs.length), [1, 1, 1]);
    const bytes = await Deno.readTextFile(path);
    equal(notebookText(notebook), bytes);

    equal((await run("--check")).code, 0);
    equal((await run("averages")).code, 0);
    equal(await Deno.readTextFile(path), bytes);
  });
});

Deno.test("reproduce has claims draw their mistakes, so that a picture that cannot be drawn is found", async () => {
  const drawing = codeCell(
    "picture",
    'if (globalThis[Symbol.for("flowbook.drawing")] === true) throw new Error("no such cloud");',
  );
  await course([...GOOD, drawing], LEDGER, async ({ run }) => {
    const { code, text } = await run("--quick");
    equal(code, 1);
    match(text, /cell "picture", line 1: Error: no such cloud/);
  });
});

const TWO_CHECKS = [
  ledgerClaim("S3.38", { checks: [ledgerCheck("value"), ledgerCheck("bins")] }),
  LEDGER[1]!,
];

Deno.test("the checks of a claim may stand in the chapter or in its evidence, which runs with it", async () => {
  const bins = claimCell("average-bins", "S3.38", {}, "bins");
  const seed = codeCell("seed", 'globalThis[Symbol.for("flowbook.seed")]'); // a kernel of its own
  await course(GOOD, TWO_CHECKS, async ({ path, run }) => {
    const evidence = path.replace("notebooks/", "notebooks/evidence/");
    const { code, text, lines } = await run("2");
    equal(code, 0, text);
    match(
      text,
      /^Running notebooks\/02-averages\.ipynb and notebooks\/evidence\/02-averages\.ipynb /,
    );
    match(text, /^S3\.38 .* value .* holds\n.* bins .* holds$/m);
    equal(lines.at(-1), "2 ids: 2 checked, 0 shown, 0 cited, 0 failed, 0 missing");
    ok((await Deno.readTextFile(evidence)).includes('"execution_count": 2'));

    equal((await run("--check")).code, 0);
    const stale = (await Deno.readTextFile(evidence)).replace("1.296875", "1.5");
    await Deno.writeTextFile(evidence, stale);
    const other = await run("--check");
    equal(other.code, 1);
    match(
      other.text,
      /notebooks\/evidence\/02-averages\.ipynb, cell "average-bins": fresh outputs/,
    );
  }, [seed, bins]);
});

Deno.test("evidence that stops is named, and what it would have reported is not reached", async () => {
  await course(GOOD, TWO_CHECKS, async ({ run }) => {
    const { code, text, lines } = await run();
    equal(code, 1);
    match(text, /^notebooks\/evidence\/02-averages\.ipynb, cell "stop", line 1: Error: no$/m);
    match(text, /^S3\.38 .* value .* holds\n.* bins .* not reached$/m);
    equal(
      lines.at(-1),
      "2 ids: 1 checked, 0 shown, 0 cited, 0 failed, 1 missing; a problem, said above, in 1 chapter",
    );
  }, [codeCell("stop", 'throw new Error("no");')]);
});

Deno.test("--check says in which cell and line a fresh output differs, and saves nothing", async () => {
  await course(GOOD, LEDGER, async ({ path, run }) => {
    await run();
    const stale = (await Deno.readTextFile(path)).replace(/"0\.\d+\\n"/, '"0.123\\n"');
    await Deno.writeTextFile(path, stale);
    const { code, text, lines } = await run("--check", "2");
    equal(code, 1);
    match(text, /notebooks\/02-averages\.ipynb, cell "draw": fresh outputs differ from the saved/);
    match(text, /^ {2}saved: "0\.123\\n"\n {2}fresh: "0\.\d{10,}\\n"$/m);
    equal(
      lines.at(-1),
      "2 ids: 2 checked, 0 shown, 0 cited, 0 failed, 0 missing; a problem, said above, in 1 chapter",
    );
    equal(await Deno.readTextFile(path), stale);
  });
});

Deno.test("--check finds a file that is written in another way", async () => {
  await course(GOOD, LEDGER, async ({ path, run }) => {
    await run();
    await Deno.writeTextFile(path, JSON.stringify(JSON.parse(await Deno.readTextFile(path))));
    const { code, text } = await run("--check");
    equal(code, 1);
    match(text, /averages\.ipynb: the outputs agree, but the file is not written as deno task/);
    match(text, /^ {2}saved: \{"cells".*\n {2}fresh: \{$/m);
  });
});

Deno.test("--check shows white space where nothing else differs", async () => {
  await course(GOOD, LEDGER, async ({ path, run }) => {
    await run();
    const text = await Deno.readTextFile(path);
    await Deno.writeTextFile(path, text.replaceAll("\n", "\r\n"));
    match((await run("--check")).text, /^ {2}saved: "\{\\r"\n {2}fresh: "\{"$/m);
    await Deno.writeTextFile(path, `${text}\n`);
    match((await run("--check")).text, /^ {2}saved: ""\n {2}fresh: \(no more lines\)$/m);
  });
});

Deno.test("--seed draws other numbers and saves nothing", async () => {
  const cells = [codeCell("seed", 'globalThis[Symbol.for("flowbook.seed")]'), GOOD[2]!];
  await course(cells, [LEDGER[0]!], async ({ path, run }) => {
    const before = await Deno.readTextFile(path);
    const { code, text } = await run("--seed", "7");
    equal(code, 0, text);
    match(text, /^seed 7: /m);
    equal(await Deno.readTextFile(path), before);
  });
});

Deno.test("--seeds goes through roots, and draws again where a check fails by chance", async () => {
  const isRoot3 = 'globalThis[Symbol.for("flowbook.seed")] === 3';
  const moreDraws = 'globalThis[Symbol.for("flowbook.draws")] === 16';
  const fails = { verdict: "fails" as const, reason: "left and right differ" };
  const unlucky = (id: string, when: string) =>
    codeCell(id, `if (${when}) { ${report("S3.39", fails)} } else { ${report("S3.39")} }`);
  await course([GOOD[2]!, unlucky("mean", `${isRoot3} && !(${moreDraws})`)], LEDGER, async (it) => {
    const before = await Deno.readTextFile(it.path);
    const { code, lines } = await it.run("--seeds", "3");
    equal(code, 0, lines.join("\n"));
    ok(lines.includes("averages, root 3: fails S3.39 value"));
    ok(lines.includes("S3.39 value: 0.00 of what is allowed at root 1; fails at 3"));
    equal(
      lines.at(-1),
      "3 roots: 2 checks, 1 failed at a root, 0 failed with 16 times the draws, " +
        "0 with a doubtful standard error",
    );
    equal(await Deno.readTextFile(it.path), before);
  });
  await course([GOOD[2]!, unlucky("mean", isRoot3)], LEDGER, async ({ run }) => {
    const { code, lines } = await run("--seeds", "3");
    equal(code, 1);
    ok(lines.includes("FAILS S3.39 value at root 3 with 16 times the draws"));
  });
});

Deno.test("--vary compares left with right on other examples, and tells what cannot be seen there", async () => {
  const cells = [
    codeCell("running-example", "const targets = [-1, 2];"),
    claimCell("average", "S3.38"),
    codeCell(
      "mean",
      `const content = ${contentOf("S3.39")};
      const record = content.data["application/vnd.flowbook.claim+json"], [check] = record.checks;
      const sum = targets[0] + targets[1]; // 1 in the chapter
      if (sum !== 1) Object.assign(check, { left: sum, right: sum === 7 ? 6 : sum });
      if (sum === 0) record.verdict = check.verdict = "unseen";
      await Deno.jupyter.broadcast("display_data", content);`,
    ),
  ];
  await course(cells, LEDGER, async ({ path, run }) => {
    equal((await run()).code, 0);
    const none = await run("--vary");
    deepEqual([none.code, none.lines.at(-1)], [0, "averages has no other examples"]);
    const before = await Deno.readTextFile(path);
    const file = `${path.replace(/notebooks.*/, "")}data/chapters/02-averages/examples.json`;
    await Deno.writeTextFile(file, JSON.stringify(["const targets = [3, 3];"]));
    const good = await run("--vary");
    equal(good.code, 0, good.text);
    equal(
      good.lines.at(-1),
      "  1 hold, 0 cannot see their mistake, 0 failed; 1 do not depend on it (S3.38)",
    );
    await Deno.writeTextFile(
      file,
      JSON.stringify(["const targets = [0, 0];", "const targets = [3, 4];"]),
    );
    const bad = await run("--vary");
    equal(bad.code, 1, bad.text);
    ok(bad.lines.includes(
      "  0 hold, 1 cannot see their mistake (S3.39), 0 failed; 1 do not depend on it (S3.38)",
    ));
    ok(bad.lines.includes("  more than 20 % cannot see their mistake"));
    match(bad.text, /^ {2}FAILS S3\.39 value: left and right are 0\.17 apart/m);
    equal(await Deno.readTextFile(path), before);
  });
});

Deno.test("--quick skips cells tagged slow, and says which claims were skipped", async () => {
  const slow = slowCell("long", "throw new Error('this takes long');");
  const ledger = [LEDGER[0]!, ledgerClaim("S3.39", { slow: true })];
  await course([GOOD[2]!, slow], ledger, async ({ path, run }) => {
    const before = await Deno.readTextFile(path);
    const { code, text, lines } = await run("--quick");
    equal(code, 0, text);
    ok(lines.includes("proved    1 of 2 hold, 1 slow, skipped"));
    match(text, /^S3\.39 .* slow, skipped$/m);
    equal(
      lines.at(-1),
      "2 ids: 1 checked, 0 shown, 0 cited, 0 failed, 0 missing, 1 slow, skipped",
    );
    equal(await Deno.readTextFile(path), before);
  });
});

Deno.test("a failing claim does not stop the notebook", async () => {
  const failing = claimCell("average", "S3.38", { verdict: "fails", reason: "off by 0.5" });
  await course([failing, GOOD[3]!], LEDGER, async ({ run }) => {
    const { code, text, lines } = await run();
    equal(code, 1);
    match(text, /^FAILS S3\.38 value: off by 0\.5$/m);
    equal(lines.at(-1), "2 ids: 2 checked, 0 shown, 0 cited, 1 failed, 0 missing");
  });
});

Deno.test("a false anchor in the ledger is caught, though the cell is content", async () => {
  const ledger = [
    ledgerClaim("S3.38", {
      checks: [{ name: "value", expected: 2.001, within: "EXACT64", mistake: null }],
    }),
    LEDGER[1]!,
  ];
  await course(GOOD, ledger, async ({ run }) => {
    const { code, text, lines } = await run();
    equal(code, 1);
    match(text, /^FAILS S3\.38 value: left is 0\.001 from the anchor 2\.001; allowed 2e-10$/m);
    equal(lines.at(-1), "2 ids: 2 checked, 0 shown, 0 cited, 1 failed, 0 missing");
  });
});

Deno.test("a claim that no cell reports is missing", async () => {
  await course(GOOD.slice(0, 3), LEDGER, async ({ run }) => {
    const { code, lines } = await run();
    equal(code, 1);
    equal(lines.at(-1), "2 ids: 1 checked, 0 shown, 0 cited, 0 failed, 1 missing");
  });
});

// A cell that does not come to its end, and how the message about it goes on after the cell's name.
const STOPS: [string, string, RegExp][] = [
  [
    "throws",
    "interface A {}\n\n// a comment\nthrow new TypeError('bad');",
    /, line 4: TypeError: bad$/,
  ],
  [
    "throws inside a function of the cell",
    "type A = number;\n\nfunction f(a: A): A {\n  throw new Error(`got ${a}`);\n}\n\nf(3);",
    /, line 7: Error: got 3$/,
  ],
  ["rejects", "\n\nawait Promise.reject(new Error('later'))", /, line 3: Error: later$/],
  ["throws a string", "throw 'text'", /: Error: text$/],
  ["cannot be parsed", "1;\n\nconst x: = 3;", /, line 3: SyntaxError: Unexpected token$/],
  ["imports what is not there", 'import "./no.ts";', /: TypeError: Module not found /],
  ["loops", "for (;;) {}", /: ran longer than 3 s$/],
  [
    "exits",
    "const n: number = 1;\n\n// out\nDeno.exit(n);",
    /, line 4: the kernel exited with code 1; its last words: Error: Deno\.exit was called$/,
  ],
  ["kills the kernel", "Deno.kill(Deno.pid, 'SIGKILL')", /: the kernel was ended by SIGKILL$/],
];

for (const [what, source, message] of STOPS) {
  Deno.test(`a cell that ${what} is named in one message, and the file stays`, async () => {
    const cells = [GOOD[2]!, codeCell("culprit", source), GOOD[3]!];
    await course(cells, LEDGER, async ({ path, run }) => {
      const before = await Deno.readTextFile(path);
      const { code, text, lines } = await run();
      equal(code, 1);
      const messages = lines.filter((line) => line.includes('cell "culprit"'));
      equal(messages.length, 1, text);
      ok(messages[0]!.startsWith('notebooks/02-averages.ipynb, cell "culprit"'), messages[0]!);
      match(messages[0]!, message);
      match(text, /^S3\.39 .* not reached$/m);
      equal(
        lines.at(-1),
        "2 ids: 1 checked, 0 shown, 0 cited, 0 failed, 1 missing; a problem, said above, in 1 chapter",
      );
      equal(await Deno.readTextFile(path), before);
      deepEqual([...Deno.readDirSync(path.replace(/\/[^/]+$/, ""))].length, 1);
      deepEqual(await kernelsOf(Deno.pid), []);
    });
  });
}

const onPurpose = (id: string, source: string): Cell => ({
  ...codeCell(id, source),
  metadata: { tags: ["raises-exception"] },
});

Deno.test("a cell that fails on purpose has its error as output, and the next one runs", async () => {
  const fails = onPurpose("fails", 'console.log("at t = 1");\nthrow new RangeError("no density");');
  const unread = onPurpose("unread", "const x: = 3;");
  await course([...GOOD, fails, unread, codeCell("after", "1 + 1")], LEDGER, async (course) => {
    const { code, text } = await course.run();
    equal(code, 0, text);
    const cells = (await readNotebook(course.path)).cells.slice(-3);
    const outputs = cells.map((cell) => cell.cell_type === "code" ? cell.outputs : []);
    deepEqual(outputs[0], [
      { output_type: "stream", name: "stdout", text: "at t = 1\n" },
      {
        output_type: "error",
        ename: "RangeError",
        evalue: "no density",
        traceback: ["RangeError: no density"],
      },
    ]);
    equal(outputs[1]!.length, 1);
    equal(outputs[2]!.length, 1);
    equal((await course.run("--check")).code, 0);
  });
});

Deno.test("a cell that should fail and does not is a complaint", async () => {
  await course([...GOOD, onPurpose("fine", "1;")], LEDGER, async ({ run }) => {
    const { code, text } = await run();
    equal(code, 1);
    match(text, /cell "fine": ran to its end; its tag "raises-exception" says that it fails/);
  });
});

Deno.test("JSX, decorators and namespaces run, as they do in Jupyter", async () => {
  const cells = [
    codeCell("jsx", "const React = { createElement: (name: string) => name };\n<b>Greetings</b>"),
    codeCell("space", "namespace Park { export const trees = 3 }\nPark.trees"),
    codeCell(
      "sealed",
      "const seal = (c: unknown) => {};\n@seal class A { accessor x = 1 }\nnew A().x",
    ),
  ];
  await course([...GOOD, ...cells], LEDGER, async ({ path, run }) => {
    const { code, text } = await run();
    equal(code, 0, text);
    const last = (await readNotebook(path)).cells.slice(-3);
    deepEqual(last.map((cell) => cell.cell_type === "code" && cell.outputs.length), [1, 1, 1]);
  });
});

Deno.test("a rejected promise that nobody awaited is told in the cell", async () => {
  const source = 'Promise.reject(new Error("lost"));\nawait new Promise((r) => setTimeout(r, 20));';
  await course([...GOOD, codeCell("lost", source)], LEDGER, async ({ path, run }) => {
    equal((await run()).code, 0);
    const cell = (await readNotebook(path)).cells.at(-1)!;
    deepEqual(cell.cell_type === "code" && cell.outputs, [{
      output_type: "stream",
      name: "stderr",
      text: "Nobody awaited a promise that was rejected: Error: lost\n",
    }]);
  });
});

Deno.test("a name of the library that a cell defines anew is named, and nothing runs", async () => {
  const retaken = codeCell("retaken", "1;\nconst stream = (seed: number) => ({ seed });");
  await course([...GOOD, retaken], LEDGER, async ({ run }) => {
    const { code, text } = await run();
    equal(code, 1);
    match(
      text,
      /cell "retaken", line 2: stream is a name of flowbook\/random; this cell defines another/,
    );
  });
});

Deno.test("the folder of the notebooks may be a link to elsewhere", async () => {
  await course(GOOD, LEDGER, async ({ path, run }) => {
    const folder = path.replace(/\/[^/]+$/, "");
    await inFolder(async (elsewhere) => {
      await Deno.rename(folder, `${elsewhere}/notebooks`);
      await Deno.symlink(`${elsewhere}/notebooks`, folder);
      const { code, text } = await run();
      equal(code, 0, text);
      equal((await run("--check")).code, 0);
    });
  });
});

Deno.test("a broken notebook is a problem of its chapter only", async () => {
  await course(GOOD, LEDGER, async ({ path, run }) => {
    await Deno.writeTextFile(path.replace("02-averages", "01-broken"), "{");
    const { code, text, lines } = await run();
    equal(code, 1);
    match(text, /^notebooks\/01-broken\.ipynb: Expected JSON; /m);
    equal(
      lines.at(-1),
      "2 ids: 2 checked, 0 shown, 0 cited, 0 failed, 0 missing; a problem, said above, in 1 chapter",
    );
  });
});

Deno.test("claims of a chapter without notebook are planned: said, and not missing", async () => {
  const ledger = [...LEDGER, ledgerClaim("S1.01", { chapter: "flows" })];
  await course(GOOD, ledger, async ({ run }) => {
    const { code, text, lines } = await run();
    equal(code, 0);
    match(text, /^planned {3}1 claims of 1 chapters without notebook$/m);
    equal(lines.at(-1), "2 ids: 2 checked, 0 shown, 0 cited, 0 failed, 0 missing");
    doesNotMatch((await run("averages")).text, /planned/);
  });
});

Deno.test("a chapter with outcomes is written: without its notebook nothing is reproduced", async () => {
  const ledger = [...LEDGER, ledgerClaim("S1.01", { chapter: "flows" })];
  await course(GOOD, ledger, async ({ path, run }) => {
    const data = path.replace(/notebooks.*/, "data/chapters");
    await Deno.writeTextFile(`${data}/03-flows/outcomes.json`, "[]");
    const { code, text } = await run();
    equal(code, 1);
    equal(
      text,
      "notebooks/03-flows.ipynb is missing, though data/chapters/03-flows/outcomes.json says that " +
        "the chapter is written",
    );
  });
});

Deno.test("a record of another shape is named with its cell", async () => {
  const cell = codeCell("average", report("S3.38").replace('"checks"', '"chekcs"'));
  await course([cell], [LEDGER[0]!], async ({ run }) => {
    const { code, text } = await run();
    equal(code, 1);
    match(text, /averages\.ipynb, cell "average": Expected a claim record; got one in which/);
  });
});

Deno.test("unknown options and chapters print the usage and end with 2", async () => {
  await course(GOOD, LEDGER, async ({ run }) => {
    for (
      const [args, message] of [
        [["--chek"], /^Unknown option '--chek'/],
        [["avarages"], /^Unknown chapter "avarages"; known chapters: averages$/m],
        [["--seed", "x"], /^Expected --seed to be an integer/],
      ] as const
    ) {
      const { code, text } = await run(...args);
      equal(code, 2);
      match(text, message);
      match(text, /^Usage: deno task reproduce \[chapter \.\.\.] \[--check] \[--quick]/m);
      doesNotMatch(text, /Running/);
    }
    const help = await run("--help");
    equal(help.code, 0);
    match(help.text, /^Usage: /);
  });
});
