import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { bundleBook } from "../../../lib/press/bundle/mod.ts";
import { workerEntries } from "../../../lib/press/bundle/entries.ts";
import { frameDocument } from "../../../lib/press/bundle/frame.ts";
import {
  browserImports,
  cellModules,
  PROJECT,
  type Project,
  readProject,
} from "../../../lib/press/bundle/project.ts";

const LOCK = new URL("../../../deno.lock", import.meta.url);
const project = await readProject();

Deno.test("cells may import what the project exports, and the libraries beside it", () => {
  const modules = cellModules(project);
  assert.ok(modules.includes("flowbook/paths") && modules.includes("mathjs"));
  assert.deepEqual(
    modules.filter((name) => name.startsWith("flowbook/")),
    Object.keys(project.exports).map((name) => name.replace("./", "flowbook/")),
  );
});

Deno.test("in a browser other files stand for those that need Deno", () => {
  const imports = browserImports(project);
  assert.match(imports["#tensorflow"]!, /^file:.*\/lib\/tensors\/tensorflow_browser\.ts$/);
  assert.equal(imports["@tensorflow/tfjs"], imports["#tensorflow"]);
  assert.match(imports["#still"]!, /\/still_none\.ts$/);
  assert.match(imports["flowbook/paths"]!, /^file:.*\/lib\/paths\/mod\.ts$/);
  assert.match(imports["mathjs"]!, /^npm:mathjs@/);
  assert.deepEqual(Object.values(imports).filter((target) => /_deno\.ts$/.test(target)), []);
});

Deno.test("a file for Deno without one for browsers is told", () => {
  const imports = {
    "#new": "./lib/new_deno.ts",
    "#tensorflow": "./lib/tensors/tensorflow_deno.ts",
  };
  const bad: Project = { ...project, imports };
  assert.throws(() => browserImports(bad), /Expected a file for browsers beside .*new_deno\.ts/);
});

Deno.test("the worker has a loader for each module, whatever its name", () => {
  const { worker } = workerEntries({ 'odd"name': "file:///x.ts" });
  assert.match(worker!, /"odd\\"name": \(\) => import\("file:\/\/\/x\.ts"\),/);
});

Deno.test("bundleBook() makes scripts small enough, and leaves deno.lock alone", async () => {
  const lock = await Deno.readTextFile(LOCK);
  const files = await bundleBook();
  assert.equal(await Deno.readTextFile(LOCK), lock);
  const text = (name: string): string =>
    new TextDecoder().decode(files.get(`assets/live/${name}`)!.bytes);
  const size = (name: string): number => gzipSync(text(name)).length;
  assert.ok(size("main.js") < 6_000, `main.js: ${size("main.js")} bytes`);
  const player = [...files.keys()].map((path) => path.replace("assets/live/", ""))
    .filter((name) => name.startsWith("play-"));
  assert.equal(player.length, 1); // a file of its own, loaded with the first film
  assert.ok(size(player[0]!) < 3_000, `the player of films: ${size(player[0]!)} bytes`);
  // loaded with the first run of a cell: tensors, mathjs, the whole library and a trained network
  assert.ok(size("worker.js") < 775_000, `worker.js: ${size("worker.js")} bytes`);
  for (const name of ["worker.js", "types.js"]) {
    assert.doesNotMatch(text(name), /(?:\bfrom|\bimport)[ (]*["']\.{1,2}\//, `${name} is whole`);
  }
  const [, script] = text("cells.html").match(/<script>(.*)<\/script>/s)!;
  const hash = createHash("sha256").update(script!).digest("base64");
  assert.ok(text("cells.html").includes(`script-src blob: 'sha256-${hash}' 'unsafe-eval'`));
  const [engine] = [...files.keys()].filter((path) => path.includes("/open_engine-"));
  assert.match(text(engine!.replace("assets/live/", "")), /openEngine/);
  const first = [...text("main.js").matchAll(/from ?['"]\.\/([^'"]+)/g)].map(([, name]) => name);
  assert.equal(first.length, 1, `main.js begins with ${first.join(", ")}`);
  const others = [...files.keys()].filter((path) => !path.endsWith(".js")).sort();
  assert.deepEqual(others.filter((path) => path.endsWith(".wasm")), [
    "assets/live/wasm/tfjs-backend-wasm-simd.wasm",
    "assets/live/wasm/tfjs-backend-wasm.wasm",
  ]);
  assert.match(text("plotly.js").slice(0, 300), /plotly\.js \(cartesian - minified\)/);
  for (const [path, { bytes }] of files) {
    if (!path.endsWith(".js") || path.endsWith("plotly.js")) continue;
    assert.ok(!new TextDecoder().decode(bytes).includes(PROJECT.pathname), path);
  }
});

Deno.test("the frame of cells refuses a script that would end early", () => {
  for (const script of ['"</script>"', '"</SCRIPT "', '"<!--"']) {
    assert.throws(() => frameDocument(script), /Expected a script that can stand in a document/);
  }
  assert.match(frameDocument("1 < 2"), /<script>1 < 2<\/script>/);
});

Deno.test("bundleBook() fails with the words of the bundler", async () => {
  const missing = new URL("./nowhere.ts", import.meta.url).href;
  await assert.rejects(
    bundleBook({ "./nowhere.ts": missing }),
    /^Error: The scripts cannot be bundled\. [^]*nowhere\.ts/,
  );
});
