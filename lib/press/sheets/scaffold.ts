import type { Cell, Notebook } from "../ipynb/mod.ts";
import { withNbgrader } from "./nbgrader.ts";

/** A notebook for the Deno kernel with nothing in it. */
export const EMPTY: Notebook = {
  cells: [],
  metadata: {
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
  },
  nbformat: 4,
  nbformat_minor: 5,
};

/**
 * A sheet to begin with: its opening cells, and one small question with an answer, a test and a
 * written part, to be replaced.
 *
 * @param name "03-likelihood": names the stream from which the numbers of a variant are drawn
 */
export function beginSheet(name: string): Notebook {
  const [, words = name] = /^\d+-(.*)$/.exec(name) ?? [];
  const title = words.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase());
  const cells = [
    prose("title", `# ${title}\n\n**You need** …`),
    prose("rules", RULES),
    program("setup", ["given"], setup(name)),
    prose("q1-text", "## 1. The half-life (4 points)\n\nWrite $x(t) = x\\,e^{-kt}$ …"),
    program("q1-answer", ["answer"], ANSWER),
    program("q1-test-half", ["test", "points-2"], TEST),
    prose("q1-written", WRITTEN, ["written", "points-2"]),
  ];
  return withNbgrader({ ...EMPTY, cells });
}

const RULES = `Write your answers where the cells say so, and leave the names of functions and all \
other cells as they are. Tests call your functions with \`await\`, with numbers, lists and records; \
return the same. A test that is shown is a part of what is marked.`;

function setup(name: string): string {
  return `import { check, near } from "flowbook/coursework";
import { stream } from "flowbook/random";

const sheetSeed = 0;
const variant = stream(sheetSeed).split("${name}");
const rate = Number((1 + variant.split("rate").uniform(1)[0]!).toFixed(2));
console.log("k =", rate);`;
}

const ANSWER = `async function decay(x: number, t: number): Promise<number> {
  /// BEGIN SOLUTION
  return x * Math.exp(-rate * t);
  /// END SOLUTION
}`;

const TEST = `await check("after a half-life one half is left", async () => {
  near(await decay(1, Math.LN2 / rate), 0.5);
  /// BEGIN HIDDEN TESTS
  near(await decay(3, 0), 3);
  /// END HIDDEN TESTS
});`;

const WRITTEN = `It is halved again: a half-life does not depend on what is there.

**Rubric**

- 1: says that a quarter is left after two half-lives
- 1: says that the half-life does not depend on $x$`;

function prose(id: string, source: string, tags: readonly string[] = []): Cell {
  return { cell_type: "markdown", id, metadata: tags.length === 0 ? {} : { tags }, source };
}

function program(id: string, tags: readonly string[], source: string): Cell {
  return { cell_type: "code", id, metadata: { tags }, source, execution_count: null, outputs: [] };
}
