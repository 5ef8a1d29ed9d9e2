import { equal } from "node:assert/strict";
import fc from "#properties";
import { startCellWorker } from "../../../lib/press/cells/mod.ts";
import { kernelInEmptyFolder } from "../kernel/helpers.ts";
import { told } from "./probes/probe.ts";

// "#" in a name becomes the number of the program: all share one kernel.
const NAME = fc.constantFrom("a#", "b#", "c#", "d#", "f#()");
const END = fc.constantFrom(";", "\n", ";;", " // end\n", ";\n");
const PLAIN = fc.oneof(fc.nat(9).map(String), fc.constantFrom('"s"', "undefined", "`t${1}`"), NAME);

/** Joins texts and arbitrary texts to a text. */
function text(
  strings: TemplateStringsArray,
  ...parts: fc.Arbitrary<string>[]
): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((values) => String.raw({ raw: strings }, ...values));
}

type Grammar = {
  value: string;
  leaf: string;
  block: string;
  loop: string;
  statement: string;
};

const { statement } = fc.letrec<Grammar>((tie) => {
  const value = tie("value"), block = tie("block"), loop = tie("loop");
  return {
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      PLAIN,
      text`(${value}, ${value})`,
      text`[${value}]`,
      text`(() => ${PLAIN})()`,
      text`(await ${PLAIN})`,
    ),
    leaf: fc.oneof(
      text`${value}${END}`,
      text`console.log(${value})${END}`,
      text`var d# = ${value}${END}`,
      fc.constantFrom(";", "var d#;", "{ class K {} }", "{ function g() {} }", "{ let z = 1; }"),
    ),
    block: fc.array(tie("statement"), { maxLength: 2 }).map((list) => `{ ${list.join(" ")} }`),
    loop: fc.tuple(
      fc.array(
        fc.oneof(tie("statement"), text`if (${value}) break;`, text`if (${value}) continue;`),
        {
          maxLength: 3,
        },
      ),
      fc.constantFrom("", "break;", "continue;"),
    ).map(([list, jump]) => `{ ${list.join(" ")} ${jump} }`),
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      text`if (${value}) ${block}`,
      text`if (${value}) ${block} else if (${value}) ${PLAIN}; else ${block}`,
      text`for (var i# = 0; i# < 2; i#++) ${loop}`,
      text`for (const x of [1, 2]) ${loop}`,
      text`do ${loop} while (false)${END}`,
      text`switch (${value}) { case 1: ${value}; break; case "s": ${
        tie("leaf")
      } default: ${value} }`,
      text`try ${block} catch ${block}`,
      text`try { ${value}; throw ${value} } catch (e) ${block} finally ${block}`,
      text`quit: { ${value}; if (${value}) break quit; ${value} }`,
      text`rows: for (const x of [1, 2]) { ${value}; for (;;) { ${value}; continue rows } }`,
      block,
    ),
  };
});

const declaration = fc.oneof(
  text`let a# = ${PLAIN}${END}`,
  text`const b# = ${PLAIN}, { c# = ${PLAIN} } = {}${END}`,
  text`class K# {}`,
);
const lastFunction = text`function f#() { return ${PLAIN} }`;

Deno.test("random programs do the same in the kernel and transformed", async () => {
  await using kernel = await kernelInEmptyFolder();
  using worker = startCellWorker({ folder: new URL("./", import.meta.url), cellSeconds: 20 });
  const statements = fc.array(fc.oneof({ weight: 2, arbitrary: statement }, declaration), {
    minLength: 1,
    maxLength: 4,
  });
  const programs = fc.tuple(statements, fc.option(lastFunction, { nil: "" }))
    .map(([list, last]) => [...list, last].join("\n"));
  let count = 0, shown = 0;
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const source = program.replaceAll("#", String(++count));
      const [there, here] = await Promise.all([kernel.run(source), worker.run(source)]);
      equal(told(here.outputs), told(there.outputs), source);
      if (there.outputs.length > 0) shown++;
    }),
    { numRuns: 200, seed: 3 },
  );
  equal(shown > 100, true); // otherwise equality says little
});
