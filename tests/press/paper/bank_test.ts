import { deepEqual, equal, notDeepEqual, ok } from "node:assert/strict";
import { compare } from "../../../lib/judge/compare.ts";
import { stream } from "../../../lib/random/stream.ts";
import { PAPER_BANK } from "../../../lib/press/paper/bank.ts";

const CLAIMS = new URL("../../../data/chapters/", import.meta.url);
const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);
const all = [...PAPER_BANK].flatMap(([slug, problems]) =>
  problems.map((problem) => ({ slug, problem }))
);

Deno.test("there are at least thirty problems, in each chapter at least three", () => {
  ok(all.length >= 30, `${all.length}`);
  for (const [slug, problems] of PAPER_BANK) ok(problems.length >= 3, slug);
  equal(new Set(all.map(({ problem }) => problem.name)).size, all.length);
});

Deno.test("every problem practises a claim of its own chapter", async () => {
  for await (const { name } of Deno.readDir(CLAIMS)) {
    const mine = all.filter(({ slug }) => `${name.slice(0, 3)}${slug}` === name);
    const text = await Deno.readTextFile(new URL(`${name}/claims.json`, CLAIMS));
    const ids: string[] = JSON.parse(text).map(({ id }: { id: string }) => id);
    deepEqual(mine.map(({ problem }) => problem.claim).filter((id) => !ids.includes(id)), []);
  }
});

for (const { problem } of all) {
  Deno.test(`${problem.name}: the key is what the library computes, for fifty seeds`, () => {
    const drawn = SEEDS.map((seed) => problem.draw(stream(seed).split(problem.name)));
    for (const [seed, { answers, statement }] of drawn.entries()) {
      ok(answers.length > 0);
      for (const { what, closed, computed, within } of answers) {
        const { agrees, error } = compare(computed, closed, within);
        ok(agrees, `seed ${seed}, ${what}: ${closed}, computed ${computed}, off by ${error}`);
        ok(Math.abs(closed) < 1000, `seed ${seed}, ${what}: ${closed} is no number for paper`);
      }
      const odd = /\d\.\d{5}|NaN|Infinity|undefined|\+ -|- -|e-\d/;
      deepEqual(statement.match(odd), null, statement);
    }
    ok(new Set(drawn.map(({ statement }) => statement)).size >= 6, "too few variants");
    deepEqual(problem.draw(stream(7)), problem.draw(stream(7)));
    notDeepEqual(drawn[0]!.answers, drawn.find((one) => one.statement !== drawn[0]!.statement));
  });
}
