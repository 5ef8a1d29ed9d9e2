import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { begin } from "../../../lib/press/author/new.ts";
import { type CellPlace, examineModules, isFormatted } from "../../../lib/press/cells/mod.ts";
import { readNotebook } from "../../../lib/press/ipynb/mod.ts";
import { claimRecords, execute, type LedgerClaim } from "../../../lib/press/reproduce/mod.ts";
import { inFolder } from "../ipynb/helpers.ts";
import { ledgerCheck, ledgerClaim } from "../reproduce/helpers.ts";
import type { Ran } from "./helpers.ts";

const LIBRARY = new URL("../../../", import.meta.url).href;
const REAL = JSON.parse(await Deno.readTextFile(new URL("../../../deno.json", import.meta.url)));
const imports = Object.fromEntries(
  Object.entries<string>(REAL.imports).map(([name, path]) => [
    name,
    path.startsWith("./") ? LIBRARY + path.slice(2) : path,
  ]),
);

const CHECKS = [
  ledgerCheck("first", { mistake: null, within: { absolute: 1e-6, why: "digits printed" } }),
  ledgerCheck("second"),
  ledgerCheck("third", { within: { monteCarlo: 4 }, mistake: null }),
  ledgerCheck("fourth", { within: { atMost: 1 }, mistake: null }),
];
const CLAIMS: LedgerClaim[] = [
  ledgerClaim("S1.01", { chapter: "odds", checks: CHECKS }),
  ledgerClaim("S1.02", { chapter: "odds", checks: CHECKS.slice(1, 3) }),
  ledgerClaim("S1.03", { chapter: "odds" }),
  ledgerClaim("S1.04", { chapter: "odds", statement: 'What "odds" says' }),
];
const idea = (idea: string, covers: string[], form = "claim"): Record<string, unknown> => ({
  idea,
  title: `About ${idea}`,
  covers,
  form,
  teach: `Show ${idea}.`,
});
const IDEAS = {
  chapter: "odds",
  number: 3,
  title: "Odds",
  goal: "The reader can bet.",
  needs: ["measures-and-transport"],
  ideas: [
    idea("what-odds-are", ["S1.01"]),
    idea("two-at-once", ["S1.02", "S1.03"]),
    idea("a-proof", ["S1.04"], "derivation"),
    idea("a-picture", [], "figure"),
  ],
};

/** Runs the notebooks, which are formatted and in which every check fails; the checks in order. */
async function failedChecks(
  root: string,
  paths: readonly string[],
): Promise<{ notebook: number; id: string; name: string }[]> {
  const failed: { notebook: number; id: string; name: string }[] = [];
  for (const [notebook, path] of paths.entries()) {
    ok(await isFormatted(root, await Deno.readTextFile(path)));
    const { outputs, stop } = await execute(await readNotebook(path), {
      path,
      seed: 0,
      slowCells: "run",
      cellSeconds: 60,
    });
    equal(stop, undefined);
    for (const { id, verdict, checks } of [...outputs.values()].flatMap(claimRecords)) {
      equal(verdict, "fails", id);
      ok(checks.every((check) => check.verdict === "fails"));
      failed.push(...checks.map(({ name }) => ({ notebook, id, name })));
    }
  }
  return failed;
}

async function planned(
  files: Readonly<Record<string, unknown>>,
  action: (root: string, run: (...args: string[]) => Promise<Ran>) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const root = await Deno.realPath(folder);
    await Deno.mkdir(`${root}/data/chapters/03-odds`, { recursive: true });
    await Deno.mkdir(`${root}/notebooks`);
    const { fmt, compilerOptions, lint } = REAL;
    const config = { imports, fmt, compilerOptions, lint, lock: false };
    await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify(config));
    for (const [name, content] of Object.entries(files)) {
      await Deno.writeTextFile(`${root}/data/chapters/03-odds/${name}`, JSON.stringify(content));
    }
    await action(root, async (...args) => {
      const printed: string[] = [];
      const code = await begin(args, { root, print: (text) => void printed.push(text) });
      return { code, text: printed.join("\n").replaceAll(`${root}/`, "") };
    });
  });
}

const ODDS = 'data/chapters/03-odds/ideas.json: idea "what-odds-are"';
const carrying = (...carries: string[]): Record<string, unknown> => ({
  "ideas.json": { ...IDEAS, ideas: [{ ...IDEAS.ideas[0], carries }] },
  "claims.json": CLAIMS,
});

const BOTH = { "ideas.json": IDEAS, "claims.json": CLAIMS };

Deno.test("new begins a chapter and its evidence: good modules, and every check fails", async () => {
  await planned(BOTH, async (root, run) => {
    const { code, text } = await run("03-odds");
    equal(code, 0, text);
    equal(
      text,
      "Wrote notebooks/03-odds.ipynb\nWrote notebooks/evidence/03-odds.ipynb\n" +
        ["outcomes.json", "glossary.md", "misconceptions.md"].map((file) =>
          `data/chapters/03-odds/${file} is not there yet; the chapter needs it in the end`
        ).join("\n"),
    );
    const paths = [`${root}/notebooks/03-odds.ipynb`, `${root}/notebooks/evidence/03-odds.ipynb`];
    const [chapter, evidence] = [await readNotebook(paths[0]!), await readNotebook(paths[1]!)];
    deepEqual(chapter.cells.map(({ id }) => id), [
      ...["title", "notation", "tools"],
      ...["what-odds-are", "claim-what-odds-are", "what-odds-are-answer"],
      ...["two-at-once", "claim-two-at-once", "two-at-once-answer"],
      ...["a-proof", "derivation-a-proof", "a-proof-answer"],
      ...["a-picture", "a-picture-answer", "summary"],
    ]);
    deepEqual(evidence.cells.map(({ id }) => id), [
      ...["title", "tools", "claim-s1-01", "claim-s1-02", "claim-s1-04"],
    ]);
    match(chapter.cells[0]!.source, /^# Odds\n\nThe reader can bet\.[^]*measures and transport/);

    const ids = new Map<string, string[]>();
    for (const { id, name } of await failedChecks(root, paths)) {
      ids.set(id, [...ids.get(id) ?? [], name]);
    }
    deepEqual(ids.get("S1.01"), ["second", "first", "third", "fourth"]);
    deepEqual(ids.get("S1.02"), ["second", "S1.03/value", "third"]);

    const named = [chapter, evidence].map((notebook, i) => ({
      notebook,
      placeText: ({ cell, line }: CellPlace) => `${paths[i]} ${cell} ${line}`,
    }));
    deepEqual(await examineModules(root, named, ["types", "lint"]), {
      cells: [],
      types: [],
      lint: [],
    });
  });
});

const CARRYING = {
  ...IDEAS,
  ideas: [
    {
      ...idea("what-odds-are", ["S1.01", "S1.02"]),
      carries: ["S1.01 fourth", "S1.02 third"],
      picture: "Two bars.",
      exercise: "`odds = ____` of a chance of 0.2: 0.25",
    },
    { ...idea("all-elsewhere", ["S1.03"]), carries: [], exercise: "Bet: 3" },
    {
      ...idea("a-proof", ["S1.04", "S1.05"], "derivation"),
      carries: ["S1.05 value", "S1.01 third"],
    },
    { ...idea("from-another-side", []), carries: ["S1.01 first"] },
  ],
};
const CARRIED = [...CLAIMS, ledgerClaim("S1.05", { chapter: "odds" })];

Deno.test("what an idea carries stands in the chapter, every other check in the evidence", async () => {
  await planned({ "ideas.json": CARRYING, "claims.json": CARRIED }, async (root, run) => {
    const { code, text } = await run("03-odds");
    equal(code, 0, text);
    const paths = [`${root}/notebooks/03-odds.ipynb`, `${root}/notebooks/evidence/03-odds.ipynb`];
    const [chapter, evidence] = [await readNotebook(paths[0]!), await readNotebook(paths[1]!)];
    deepEqual(chapter.cells.map(({ id }) => id), [
      ...["title", "notation", "tools", "what-odds-are", "claim-what-odds-are"],
      ...["what-odds-are-answer", "exercise-what-odds-are", "what-odds-are-solution"],
      ...["all-elsewhere", "all-elsewhere-answer"],
      ...["exercise-all-elsewhere", "all-elsewhere-solution"],
      ...["a-proof", "derivation-a-proof", "claim-a-proof", "a-proof-answer"],
      ...["from-another-side", "claim-from-another-side", "from-another-side-answer", "summary"],
    ]);
    const sourceOf = (id: string): string => chapter.cells.find((cell) => cell.id === id)!.source;
    match(sourceOf("what-odds-are-answer"), /^_To write_ \(picture\): Two bars\.$/m);
    match(
      sourceOf("claim-what-odds-are"),
      /covers: \["S1\.02"\][^]*left: unwritten,\n {6}atMost: 1,\n/,
    );
    match(sourceOf("exercise-all-elsewhere"), /exercise\("3\.2", \{/);
    const open = chapter.cells.map(({ source }) => source).join("\n")
      .replaceAll(/<details>[^]*?<\/details>/g, "");
    doesNotMatch(open, /0\.25|Bet: 3/);

    const failed = await failedChecks(root, paths);
    const seen = failed.map(({ notebook, id, name }) => `${notebook} ${id} ${name}`);
    deepEqual(seen, [
      ...["0 S1.01 fourth", "0 S1.01 S1.02/third", "0 S1.04 line 2", "0 S1.05 value"],
      ...["0 S1.01 third", "0 S1.01 first", "1 S1.01 second", "1 S1.02 second"],
      ...["1 S1.03 value", "1 S1.04 value"],
    ]);
    const named = [chapter, evidence].map((notebook, i) => ({
      notebook,
      placeText: ({ cell, line }: CellPlace) => `${paths[i]} ${cell} ${line}`,
    }));
    deepEqual(await examineModules(root, named, ["types", "lint"]), {
      cells: [],
      types: [],
      lint: [],
    });
  });
});

Deno.test("a check of the evidence is not taken for another claim's of the same name", async () => {
  const ideas = [{
    ...idea("odds-agree", ["S1.03", "S1.04"]),
    carries: ["S1.03 value", "S1.04 b"],
  }];
  const claims = [
    CLAIMS[2]!,
    ledgerClaim("S1.04", { chapter: "odds", checks: [ledgerCheck("value"), ledgerCheck("b")] }),
  ];
  const files = { "ideas.json": { ...IDEAS, ideas }, "claims.json": claims };
  await planned(files, async (root, run) => {
    equal((await run("03-odds")).code, 0);
    const { cells } = await readNotebook(`${root}/notebooks/evidence/03-odds.ipynb`);
    match(cells.at(-1)!.source, /claim\("S1\.04"[^]*"S1\.04\/value": \{/);
  });
});

Deno.test("new names the file that is missing, and what is wrong in one", async () => {
  for (
    const [files, message] of [
      [{}, "Expected data/chapters/03-odds/ideas.json, from which the chapter is made; "],
      [{ "ideas.json": IDEAS }, "Expected data/chapters/03-odds/claims.json, from which the "],
      [{ ...BOTH, "ideas.json": {} }, "data/chapters/03-odds/ideas.json: must have required "],
      [
        { ...BOTH, "ideas.json": { ...IDEAS, number: 4 } },
        'data/chapters/03-odds/ideas.json: Expected the number and chapter of 03-odds; got 4 and "odds"',
      ],
      [
        { ...BOTH, "claims.json": CLAIMS.slice(0, 3) },
        'data/chapters/03-odds/ideas.json: idea "a-proof" covers S1.04, which ',
      ],
      [
        carrying("S1.01 nope"),
        `${ODDS} carries S1.01 nope, which data/chapters/03-odds/claims.json `,
      ],
      [carrying("S1.01"), `${ODDS} carries S1.01, which data/chapters/03-odds/claims.json lacks`],
      [
        carrying("S1.01 first", "S1.01 first"),
        `${ODDS} carries S1.01 first, which "what-odds-are" carries already`,
      ],
      [
        carrying("S1.01 first", "S1.01 second", "S1.01 third", "S1.01 fourth"),
        `${ODDS} carries 4 checks; at most 3, the others are evidence`,
      ],
      [
        { ...BOTH, "ideas.json": { ...IDEAS, ideas: [{ ...IDEAS.ideas[0], picture: 1 }] } },
        "data/chapters/03-odds/ideas.json: /ideas/0/picture must be string",
      ],
    ] as const
  ) {
    await planned(files, async (root, run) => {
      const { code, text } = await run("03-odds");
      equal(code, 1);
      ok(text.startsWith(message), text);
      deepEqual([...Deno.readDirSync(`${root}/notebooks`)], []);
    });
  }
});

Deno.test("new leaves a chapter that is there alone", async () => {
  await planned(BOTH, async (root, run) => {
    await Deno.writeTextFile(`${root}/notebooks/03-odds.ipynb`, "mine");
    const { code, text } = await run("03-odds");
    equal(code, 1);
    match(text, /^notebooks\/03-odds\.ipynb is there already, and stays; edit it with deno task/);
    equal(await Deno.readTextFile(`${root}/notebooks/03-odds.ipynb`), "mine");
  });
});

Deno.test("new answers --help, and a wrong command line with the usage and 2", async () => {
  await planned(BOTH, async (_, run) => {
    equal((await run("--help")).code, 0);
    for (const args of [[], ["odds"], ["03-odds", "04-x"], ["--from", "x"], ["../03-odds"]]) {
      const { code, text } = await run(...args);
      equal(code, 2);
      match(text, /^(?:Expected a number and a name such as|Unknown option '--from')/);
      match(text, /^Usage: deno task new NN-SLUG$/m);
      doesNotMatch(text, /Wrote/);
    }
  });
});
