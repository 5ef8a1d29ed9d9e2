import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { LIMITS } from "../../../lib/press/kernel/kernel.ts";
import { startKernel } from "../../../lib/press/kernel/mod.ts";
import { hasGone, isRunning, kernelInEmptyFolder, kernelsOf, textOf } from "./helpers.ts";

Deno.test("run() loses and moves nothing in 100 cells on a busy machine", async () => {
  const busy = new Deno.Command(Deno.execPath(), { args: ["eval", "for (;;) {}"] }).spawn();
  try {
    await using kernel = await kernelInEmptyFolder();
    for (let cell = 0; cell < 100; cell++) {
      const { outputs, status } = await kernel.run(`
        for (let i = 0; i < 100; i++) console.log(${cell}, i);
        await Deno.jupyter.broadcast("display_data", {
          data: { "text/plain": "figure ${cell}" }, metadata: {}, transient: {},
        });
        ${cell}`);
      const lines = Array.from({ length: 100 }, (_, i) => `${cell} ${i}\n`).join("");
      equal(status, "ok");
      equal(textOf(outputs), `${lines}[figure ${cell}][${cell}]`);
      equal(outputs.length, 3); // the hundred prints are one output
    }
  } finally {
    busy.kill("SIGKILL");
    await busy.status;
  }
});

Deno.test("run() keeps prints and displays in the order in which the cell made them", async () => {
  await using kernel = await kernelInEmptyFolder();
  const { outputs } = await kernel.run(`
    console.log("a");
    await Deno.jupyter.broadcast("display_data", {
      data: { "text/plain": "b" }, metadata: {}, transient: {},
    });
    console.log("c");
    console.error("d");
    console.log("e");`);
  equal(textOf(outputs), "a\n[b]c\nd\ne\n");
  deepEqual(outputs.map((o) => "name" in o ? o.name : o.output_type), [
    "stdout",
    "display_data",
    "stdout",
    "stderr",
    "stdout",
  ]);
});

Deno.test("run() counts cells from 1, and not the silent ones", async () => {
  await using kernel = await kernelInEmptyFolder({ setup: "1" });
  for (const count of [1, 2, 3]) {
    const { outputs: [output] } = await kernel.run("'x'");
    equal(output?.output_type === "execute_result" && output.execution_count, count);
  }
});

Deno.test("setup runs before the first cell and puts nothing out", async () => {
  const setup = `console.log("unheard"); globalThis[Symbol.for("flowbook.seed")] = 12`;
  await using kernel = await kernelInEmptyFolder({ setup });
  const { outputs } = await kernel.run(`console.log(globalThis[Symbol.for("flowbook.seed")])`);
  equal(textOf(outputs), "12\n");
});

Deno.test("a setup that throws ends the start with its reason", async () => {
  await rejects(kernelInEmptyFolder({ setup: "throw new Error('no luck')" }), {
    message: /^silent code failed: .*no luck/,
  });
});

Deno.test("update_display_data replaces a display, also in the outputs of an earlier cell", async () => {
  await using kernel = await kernelInEmptyFolder();
  const send = (type: string, text: string): string =>
    `await Deno.jupyter.broadcast("${type}", {
       data: { "text/plain": "${text}" }, metadata: {}, transient: { display_id: "loss" } });`;
  const first = await kernel.run(send("display_data", "one") + send("update_display_data", "two"));
  equal(textOf(first.outputs), "[two]");
  const second = await kernel.run(send("update_display_data", "three"));
  equal(textOf(first.outputs), "[three]");
  deepEqual(second.outputs, []);
});

Deno.test("a cell that throws ends with an error output, and the next one runs", async () => {
  await using kernel = await kernelInEmptyFolder();
  const { status, outputs } = await kernel.run(`console.log("before"); throw new TypeError("bad")`);
  equal(status, "error");
  equal(textOf(outputs), "before\nTypeError");
  equal((await kernel.run("1")).status, "ok");
});

Deno.test("a cell that cannot be parsed has the status error, though the kernel says nothing", async () => {
  await using kernel = await kernelInEmptyFolder();
  deepEqual(await kernel.run("const x: = 3"), { status: "error", outputs: [] });
});

Deno.test("an endless loop ends at the limit, and with it the process", async () => {
  await using kernel = await kernelInEmptyFolder({ cellSeconds: 2 });
  await rejects(kernel.run("for (;;) {}"), { message: "ran longer than 2 s" });
  ok(await hasGone(kernel.pid));
  await rejects(kernel.run("1"), { message: "ran longer than 2 s" });
});

Deno.test("an endless wait ends at the limit, too", async () => {
  await using kernel = await kernelInEmptyFolder({ cellSeconds: 1 });
  await rejects(kernel.run("await new Promise((done) => setTimeout(done, 1e6))"), {
    message: "ran longer than 1 s",
  });
});

Deno.test("interrupt() stops a computing cell and leaves its variables", async () => {
  await using kernel = await kernelInEmptyFolder();
  await kernel.run("let rounds = 0");
  const run = kernel.run("for (;;) rounds++");
  await new Promise((done) => setTimeout(done, 200));
  await kernel.interrupt();
  equal((await run).status, "error");
  equal(textOf((await kernel.run("rounds > 0")).outputs), "[true]");
});

Deno.test("Deno.exit() in a cell is reported at once, and so is every later cell", async () => {
  await using kernel = await kernelInEmptyFolder();
  await rejects(kernel.run("Deno.exit(3)"), { message: "the kernel exited with code 3" });
  await rejects(kernel.run("1"), { message: "the kernel exited with code 3" });
});

Deno.test({
  name: "the last words of a kernel stand in the message",
  ignore: Deno.build.os === "windows", // there is no /dev/stderr
  fn: async () => {
    await using kernel = await kernelInEmptyFolder();
    const say = `Deno.writeTextFileSync("/dev/stderr", "out of luck");`;
    await rejects(kernel.run(`${say} Deno.kill(Deno.pid, "SIGKILL")`), {
      message: "the kernel was ended by SIGKILL; its last words:\nout of luck",
    });
  },
});

Deno.test("5 MB of output arrive whole", async () => {
  await using kernel = await kernelInEmptyFolder();
  const { outputs } = await kernel.run("console.log('0123456789'.repeat(5e5))");
  equal(textOf(outputs), "0123456789".repeat(5e5) + "\n");
});

Deno.test("a flood of output ends the kernel", async () => {
  await using kernel = await kernelInEmptyFolder({ outputBytes: 1e6 });
  await rejects(kernel.run("for (;;) console.log('x'.repeat(1000))"), {
    message: "put out more than 1 MB",
  });
  ok(await hasGone(kernel.pid));
});

Deno.test({
  name: "too much memory ends the kernel",
  ignore: Deno.build.os !== "linux", // the limit needs /proc
  fn: async () => {
    await using kernel = await kernelInEmptyFolder({ memoryBytes: 400e6 });
    const hoard = `const kept = [];
      for (;;) {
        kept.push(new Float64Array(1e6).fill(1)); // 8 MB
        await new Promise((done) => setTimeout(done, 5));
      }`;
    await rejects(kernel.run(hoard), { message: "held more than 400 MB of memory" });
    ok(await hasGone(kernel.pid));
  },
});

Deno.test({
  name: "the limit of memory is not passed by much: 1 GB is out of reach of a kernel with 0.4",
  ignore: Deno.build.os !== "linux", // the limit needs /proc
  fn: async () => {
    await using kernel = await kernelInEmptyFolder({ memoryBytes: 400e6 });
    const hoard = `const kept = [];
      while (kept.length < 100) { // 0.8 GB above what the kernel itself holds
        kept.push(new Float64Array(1e6).fill(1)); // 8 MB
        await new Promise((done) => setTimeout(done, 5));
      }
      await new Promise((done) => setTimeout(done, 1000)); // time to be seen`;
    await rejects(kernel.run(hoard), { message: "held more than 400 MB of memory" });
  },
});

Deno.test("a kernel that is told nothing has 300 s, 4 GB and 20 MB", () => {
  deepEqual(LIMITS, { cellSeconds: 300, memoryBytes: 4e9, outputBytes: 20e6 });
});

Deno.test("calls of run() wait for their turn", async () => {
  await using kernel = await kernelInEmptyFolder();
  const runs = [1, 2, 3].map((i) => kernel.run(`console.log(${i})`));
  deepEqual((await Promise.all(runs)).map(({ outputs }) => textOf(outputs)), ["1\n", "2\n", "3\n"]);
});

Deno.test("stop() leaves no process, not even a child that a cell has started", async () => {
  const kernel = await kernelInEmptyFolder();
  const { outputs } = await kernel.run(
    `new Deno.Command(Deno.execPath(), { args: ["eval", "setInterval(() => {}, 1e6)"] }).spawn().pid`,
  );
  const child = Number(textOf(outputs).slice(1, -1));
  ok(await isRunning(kernel.pid) && await isRunning(child));
  deepEqual(await kernelsOf(Deno.pid), Deno.build.os === "linux" ? [kernel.pid] : []);
  await kernel[Symbol.asyncDispose]();
  ok(await hasGone(kernel.pid) && await hasGone(child));
  deepEqual(await kernelsOf(Deno.pid), []);
});

Deno.test("stop() during a cell fails the cell", async () => {
  const kernel = await kernelInEmptyFolder();
  const run = rejects(kernel.run("for (;;) {}"), { message: "the kernel was stopped" });
  await kernel[Symbol.asyncDispose]();
  await run;
});

Deno.test("a start in a folder that is not there fails and leaves nothing", async () => {
  await rejects(startKernel({ cwd: "/no/such/folder" }), /folder|directory|cwd/i);
});

Deno.test("a start below a broken deno.json fails with the kernel's own words", async () => {
  const cwd = await Deno.makeTempDir();
  await Deno.writeTextFile(`${cwd}/deno.json`, "{ broken");
  await rejects(startKernel({ cwd }), (error: Error) => {
    match(error.message, /^the kernel exited with code 1; its last words:\n/);
    match(error.message, /deno\.json/);
    return true;
  });
  await Deno.remove(cwd, { recursive: true });
});
