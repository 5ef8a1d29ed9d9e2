import { deepStrictEqual, ok } from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { EXPLORE_TYPE } from "../../../lib/notebook/records/explore_record.ts";
import type { Drawn } from "../../figures/words.ts";

const NOTEBOOKS = new URL("../../../notebooks/", import.meta.url);
const MOST_FILMS = 8, MOST_BYTES = 2_000_000;

Deno.test("a notebook holds at most eight films and, with one, two megabytes", async () => {
  const names = (await readdir(NOTEBOOKS)).filter((name) => name.endsWith(".ipynb"));
  for (const name of names) {
    const text = await readFile(new URL(name, NOTEBOOKS), "utf8");
    const outputs: Drawn[] = JSON.parse(text).cells.flatMap(({ outputs = [] }: Drawn) => outputs);
    const films = outputs.filter(({ data }) => data?.[EXPLORE_TYPE]?.inputs[0].play !== undefined);
    ok(films.length <= MOST_FILMS, `${name}: ${films.length} films`);
    ok(films.length === 0 || text.length <= MOST_BYTES, `${name}: ${text.length} characters`);
    for (const { data } of films) {
      const { frames } = data["application/vnd.plotly.v1+json"];
      deepStrictEqual(data[EXPLORE_TYPE].descriptions.length, frames.length, name);
    }
  }
});
