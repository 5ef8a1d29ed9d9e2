/**
 * Attacks on the machine, on the next child, and on what the child is made of.
 */
import assert from "node:assert/strict";
import { openChild } from "../../../lib/press/sandbox/mod.ts";
import { answers, attack, outcomeOf } from "./helpers.ts";

const HERE = new URL(import.meta.url).pathname;

Deno.test("nothing but the language is there", async () => {
  const names = [
    ...["Deno", "process", "require", "module", "Buffer", "global", "self", "window", "fetch"],
    ...["WebSocket", "EventSource", "Worker", "SharedWorker", "MessageChannel", "localStorage"],
    ...["sessionStorage", "caches", "indexedDB", "BroadcastChannel", "navigator", "location"],
    ...["crypto", "prompt", "alert", "confirm", "close", "reportError", "postMessage", "name"],
  ];
  const source = `const attack = () => ${JSON.stringify(names)}
  .filter((name) => globalThis[name] !== undefined || name in globalThis);`;
  assert.deepEqual((await attack(source)).value, []);
});

const IMPORTS: readonly string[] = [
  `import text from "${HERE}" with { type: "text" };`,
  `import data from "/etc/passwd" with { type: "json" };`,
  `import "${HERE}";`,
  `import "file://${HERE}";`,
  `export * from "./problems.ts";`,
  `export { x } from "node:fs";`,
  `import fs from "node:fs";`,
  `const fs = await import("node:fs");`,
  `const fs = await import("node" + ":fs");`,
  `const text = await import("/etc/passwd", { with: { type: "text" } });`,
  `const attack = () => import("node:worker_threads");`,
  `import "https://esm.sh/lodash?student=42";`,
  `import "npm:lodash"; import "jsr:@std/fs";`,
  `import "data:text/javascript,export default 1";`,
  `import { stream } from "flowbook/random";`,
  `import { stream } from "flowbook/random/../press";`,
];

for (const source of IMPORTS) {
  Deno.test(`no answer imports: ${source.replace(HERE, "a file")}`, async () => {
    const outcome = await attack(source);
    assert.equal(outcome.state, "refused", outcome.reason);
    assert.match(outcome.reason, /^imports .*, which no answer may$/);
  });
}

Deno.test("a comment that names a runtime for JSX is a comment", async () => {
  await using child = await openChild();
  const source =
    `/** @jsxImportSource /etc */\n/** @jsxRuntime automatic */\n/* @deno-types="/etc/x" */
/// <reference path="/etc/passwd" />\nconst attack = async () => 1;`;
  assert.deepEqual(await child.run({ id: "q1", source }), { state: "ok" });
  const jsx = await child.run({
    id: "q2",
    source: `/** @jsxImportSource /etc */\nconst x = <a/>;`,
  });
  assert.equal(jsx.state, "syntax");
});

const STRINGS: readonly string[] = [
  `eval("1")`,
  `(0, eval)("import('node:fs')")`,
  `new Function("return import('node:fs')")()`,
  `(async () => {}).constructor("return await import('node:fs')")()`,
  `(function* () {}).constructor("yield import('node:fs')")()`,
  `Reflect.construct((() => {}).constructor, ["return 1"])`,
];

for (const code of STRINGS) {
  Deno.test(`no text becomes code: ${code}`, async () => {
    const outcome = await attack(`const attack = async () => ${code};`);
    assert.equal(outcome.state, "threw", JSON.stringify(outcome));
    assert.match(outcome.reason, /Code generation from strings disallowed/);
  });
}

Deno.test("code hidden from our reading of a cell finds no modules either", async () => {
  const source = `const a = 1, b = 2;
const attack = async () => {
  const c = a <!--b; /*
  ; return await import("node:fs"); /*
  */
  return "none";
};`;
  const outcome = await attack(source);
  assert.notEqual(outcome.state, "ok", JSON.stringify(outcome));
  const timer = await attack(`const attack = () => new Promise((go) => setTimeout("go()", 1));`);
  assert.equal(timer.state, "threw");
});

const PROGRAMS: readonly string[] = [
  `Deno.exit(0)`,
  `process.exit(0)`,
  `globalThis["De" + "no"].exit()`,
  `new Deno.Command("id").outputSync()`,
  `Deno.dlopen("libc.so.6", {})`,
  `new Worker("data:text/javascript,for(;;);", { type: "module" })`,
  `Deno.readTextFileSync("/etc/passwd")`,
  `fetch("https://example.com")`,
  `localStorage.setItem("note", "1")`,
  `new BroadcastChannel("notes").postMessage(1)`,
  `Deno[Deno.internal].core.ops`,
  `process.getBuiltinModule("fs")`,
];

for (const code of PROGRAMS) {
  Deno.test(`no answer calls: ${code}`, async () => {
    await using child = await openChild();
    await child.run({ id: "q1", source: `const attack = async () => { ${code}; };` });
    const outcome = await outcomeOf(child.call("attack", []));
    assert.equal(outcome.state, "threw", JSON.stringify(outcome));
    assert.match(outcome.reason, /is not defined|undefined/);
    await answers(child);
  });
}

Deno.test("a thousand workers cannot be started", async () => {
  const outcome = await attack(`const attack = () => {
  for (let i = 0; i < 1000; i++) new Worker("data:text/javascript,for(;;);", { type: "module" });
};`);
  assert.deepEqual(outcome.state, "threw");
});

Deno.test("the way up from any value leads to nothing else", async () => {
  const source = `const attack = () => {
  const seen = new Set(), waiting = [globalThis, console, WebAssembly, performance, new Event("x"), Error];
  const found = [];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (one === null || !["object", "function"].includes(typeof one) || seen.has(one)) continue;
    seen.add(one);
    waiting.push(Object.getPrototypeOf(one));
    for (const key of Reflect.ownKeys(one)) {
      if (/^(?:dlopen|readTextFileSync|readFileSync|getBuiltinModule|ops|Command|writeSync|openSync|serveHttp|evalContext)$/
        .test(String(key))) found.push(String(key));
      try { waiting.push(one[key]); } catch { /* a getter that wants another this */ }
    }
  }
  return { found, seen: seen.size > 500 };
};`;
  assert.deepEqual((await attack(source)).value, { found: [], seen: true });
});

Deno.test("a stack trace gives away neither functions nor objects of ours", async () => {
  const source = `let found = [];
Error.prepareStackTrace = (error, sites) => sites.map((site) => [
  site.getFileName(), typeof site.getFunction(), typeof site.getThis(), site.getEvalOrigin(),
]);
async function attack() {
  await null;
  return new Error("x").stack.concat(found).filter(([file, f, me]) => f !== "undefined" || me !== "undefined");
}
found = new Error("x").stack;`;
  assert.deepEqual((await attack(source)).value, []);
});

Deno.test("no note reaches the next child", async () => {
  const source = `const attack = async () => {
  const found = [];
  for (const name of ["note", "localStorage", "caches", "sessionStorage"]) {
    if (globalThis[name] !== undefined) found.push(name);
  }
  globalThis.note = 1;
  Object.prototype.note = 1;
  return found;
};`;
  assert.deepEqual((await attack(source)).value, []);
  assert.deepEqual((await attack(source)).value, []);
});

Deno.test("random numbers are the same in every child", async () => {
  const source = "const attack = () => [Math.random(), Math.random()];";
  const { value } = await attack(source);
  const [first, second] = value as number[];
  assert.ok(first !== second && first! > 0 && first! < 1 && second! > 0 && second! < 1);
  assert.deepEqual((await attack(source)).value, value);
});
