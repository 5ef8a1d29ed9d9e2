import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { paper } from "../../../lib/press/paper/paper.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

async function printed(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  const out = await Deno.makeTempDir();
  const said: string[] = [];
  const code = await paper([...args, "--out", out], {
    root: ROOT,
    print: (text) => said.push(text),
  });
  return { code, out, said: said.join("\n") };
}

const read = (folder: string, name: string): Promise<string> =>
  Deno.readTextFile(join(folder, name));

Deno.test("the same seed prints the same bytes, another seed other numbers", async () => {
  const [one, two, other] = [
    await printed("3", "4", "--seed", "5"),
    await printed("odes", "residual-flows", "--seed", "5"),
    await printed("3", "4", "--seed", "6"),
  ];
  deepEqual([one.code, two.code, other.code], [0, 0, 0]);
  for (const name of ["problems.html", "key.html"]) {
    equal(await read(one.out, name), await read(two.out, name));
    ok(await read(one.out, name) !== await read(other.out, name));
  }
});

Deno.test("students get no way and no number of the key, and the pages load nothing", async () => {
  const { out } = await printed("11");
  const [problems, key] = [await read(out, "problems.html"), await read(out, "key.html")];
  doesNotMatch(problems, /Way\.|class="way"|by formula/);
  match(key, /class="way"/);
  for (const html of [problems, key]) {
    doesNotMatch(html, /<script|<link|url\((?!data:)|src="/);
    match(html, /class="katex"/);
  }
});

Deno.test("a wrong command line says what was expected", async () => {
  for (const args of [[], ["3", "--seed", "-1"], ["3", "--seed", "x"], ["nope"]]) {
    const { code, said } = await printed(...args);
    equal(code, 2, args.join(" "));
    match(said, /Usage: deno task paper/);
  }
});
