import assert from "node:assert/strict";
import { libraryScript } from "../../../lib/press/bundle/library_script.ts";
import { libraryTypes } from "../../../lib/press/bundle/types/library_types.ts";
import { TRAINING } from "./training.ts";

let made: Promise<string> | undefined;

/** The types, made once. */
function types(): Promise<string> {
  return made ??= libraryTypes();
}

/** Type-checks a program beside the types, where nothing else is. */
async function checkBeside(
  folder: string,
  program: string,
  compilerOptions: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const imports = { "flowbook/": "./", "flowbook": "./flowbook.js" };
  await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify({ imports, compilerOptions }));
  await Deno.writeTextFile(`${folder}/program.ts`, program);
  const { stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["check", "--no-remote", "--no-npm", "--no-lock", "program.ts"],
    cwd: folder,
    env: { NO_COLOR: "1" },
  }).output();
  return new TextDecoder().decode(stderr);
}

const PROGRAM = `import { digits, gaussianMixture, gaussianPath, stream } from "flowbook";
import { normalPoints, type Stream, tf, train, uniformTimes, velocityNetwork } from "flowbook";
import { bars, check, near, show } from "flowbook";
${TRAINING}const again: Stream = numbers.split("again");
const table: tf.Tensor2D = tf.ones([2, 2]).add(1).as2D(2, 2);
await check("the loss falls", () => near(table.shape, [2, 2]));
console.log(again, digits, gaussianMixture, gaussianPath, bars, show);
`;

Deno.test("the types of the library stand alone, and tell right from wrong", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/flowbook.d.ts`, await types());
    await Deno.writeTextFile(`${folder}/flowbook.js`, '// @ts-self-types="./flowbook.d.ts"\n');
    assert.equal(await checkBeside(folder, PROGRAM), "Check program.ts\n");
    const strict = { lib: ["deno.window", "dom"], strict: true, exactOptionalPropertyTypes: true };
    assert.equal(await checkBeside(folder, PROGRAM, strict), "Check program.ts\n");
    const wrong = `${PROGRAM}const wrong: string = losses;\nstream("one").uniform();\n`;
    const told = await checkBeside(folder, wrong);
    assert.match(told, /'Float64Array<ArrayBufferLike>' is not assignable to type 'string'/);
    assert.match(told, /Found [23] errors/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("every value of the library has a type, and every typed value is there", async () => {
  const [script, declarations] = await Promise.all([libraryScript(), types()]);
  const list = script.slice(script.lastIndexOf("export{") + "export{".length);
  const values = list.slice(0, list.indexOf("}")).split(",").map((pair) =>
    pair.split(" as ").at(-1)!
  );
  const typed = new Set(
    [...declarations.matchAll(/^export import ([\w$]+) = lib_/gm)].map(([, name]) => name),
  );
  assert.ok(values.length > 200);
  assert.deepEqual(values.filter((name) => !typed.has(name)), []);
  assert.ok(!declarations.includes(Deno.cwd()));
});
