import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { runCells } from "../../../lib/press/cells/mod.ts";
import type { Message } from "../../../lib/press/ipynb/message.ts";
import { codeCell, notebookOf, slowCell, textCell } from "../ipynb/helpers.ts";
import { cellsHere, importer } from "./helpers.ts";
import { told } from "./probes/probe.ts";

Deno.test("runCells() gives the outputs by cell, in the shape of the kernel client", async () => {
  const notebook = notebookOf(
    textCell("title", "# Two cells"),
    codeCell("first", "console.log('a');\nconsole.log('b');\nconst x: number = 1;"),
    codeCell("second", "x + 1"),
  );
  deepEqual([...await runCells(notebook, { importer })], [
    ["first", {
      status: "ok",
      outputs: [{ output_type: "stream", name: "stdout", text: "a\nb\n" }],
    }],
    ["second", {
      status: "ok",
      outputs: [{
        output_type: "execute_result",
        execution_count: 2,
        data: { "text/plain": "2" },
        metadata: {},
      }],
    }],
  ]);
});

Deno.test("show, claim and progress put out what they do in the kernel", async () => {
  const notebook = notebookOf(
    codeCell(
      "show",
      'import { progress, show } from "flowbook/notebook";\nconst bar = progress("adding");\n' +
        'await show("between");\nawait bar.done("sum 3");',
    ),
    codeCell(
      "claim",
      'import { EXACT64 } from "flowbook/judge";\nimport { claim } from "flowbook/notebook";\n' +
        'await claim("S0.09", { says: "one is one", checks: { one: {\n' +
        "  left: () => Math.cos(0), right: () => 1, within: EXACT64 } } });",
    ),
  );
  const runs = await runCells(notebook, { importer });
  equal(told(runs.get("show")!.outputs), "[adding: sum 3][between]"); // updated where it stands
  const [claimed] = runs.get("claim")!.outputs;
  ok(claimed?.output_type === "display_data");
  deepEqual(Object.keys(claimed.data).sort(), [
    "application/vnd.flowbook.claim+json",
    "text/html",
    "text/plain",
  ]);
});

Deno.test("runCells() tells what cells put out while they run", async () => {
  const seen: Message[] = [];
  const notebook = notebookOf(codeCell("only", "console.log('now'); 1"));
  await runCells(notebook, { importer, display: (message) => void seen.push(message) });
  deepEqual(seen.map(({ type }) => type), ["stream", "execute_result"]);
});

Deno.test("runCells() ends at the first cell that fails, and passes slow ones over if asked", async () => {
  const notebook = notebookOf(
    slowCell("long", "throw new Error('slow')"),
    codeCell("fails", "throw new Error('bad')"),
    codeCell("never", "1"),
  );
  const quick = await runCells(notebook, { importer, slowCells: "skip" });
  deepEqual([...quick.keys()], ["fails"]);
  equal(quick.get("fails")?.status, "error");
  deepEqual([...(await runCells(notebook, { importer })).keys()], ["long"]);
});

Deno.test("afterwards all names, the console and the receiver are as before", async () => {
  const { name, console } = globalThis as { name?: unknown } & typeof globalThis;
  Object.assign(globalThis, { lent: 1 });
  const cell = "const lent = 2, borrowed = 3, console = 4; let name = 'n'; function f() {}";
  await runCells(notebookOf(codeCell("only", cell)), { importer });
  const after = globalThis as typeof globalThis & { lent: number; name?: unknown };
  deepEqual([after.lent, after.name, after.console], [1, name, console]);
  for (const name of ["borrowed", "f", "$probe"]) equal(name in globalThis, false, name);
  after.lent = 5; // writable again
  equal(Reflect.deleteProperty(globalThis, "lent"), true);
});

Deno.test("a display keeps what was shown, whatever becomes of it", async () => {
  const cell = "const data = { 'text/plain': 'as shown' };\n" +
    "const receiver = globalThis[Symbol.for('flowbook.receiver')];\nawait receiver({ kind: 'new', data });\ndata['text/plain'] = 'changed';\nvoid 0;";
  const runs = await runCells(notebookOf(codeCell("only", cell)), { importer });
  equal(told(runs.get("only")!.outputs), "[as shown]");
});

Deno.test("a cell that cannot be parsed says where", async () => {
  using cells = cellsHere();
  equal(await cells.run("1;\n\nconst x: = 3;", "broken"), "error");
  deepEqual(cells.messages.at(-1)!.content, {
    ename: "SyntaxError",
    evalue: "Unexpected token",
    traceback: ["SyntaxError: Unexpected token", "    at cell-broken.ts:3:10"],
  });
});

Deno.test("a flood of output ends the run", async () => {
  const flood = notebookOf(codeCell("flood", "for (;;) console.log('x'.repeat(1e5))"));
  await rejects(runCells(flood, { importer }), {
    name: "RangeError",
    message: "put out more than 20 MB",
  });
});
