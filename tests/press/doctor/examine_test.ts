import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { examine } from "../../../lib/press/doctor/examine.ts";
import { diagnose, report } from "../../../lib/press/doctor/diagnose.ts";
import { look, type World } from "../../../lib/press/doctor/look.ts";
import { HEALTHY } from "./world.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

async function run(
  parts: Partial<World>,
  ...args: string[]
): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await examine(args, {
    look: () => Promise.resolve({ ...HEALTHY, ...parts }),
    print: (line) => lines.push(line),
  });
  return { code, text: lines.join("\n") };
}

Deno.test("doctor finds nothing wrong with a machine that lacks nothing", async () => {
  const { code, text } = await run({});
  equal(
    text,
    `✓ Deno 2.9.6
✓ deno.lock names every package (1)
✓ every package is on this machine (1)
✓ JupyterLab knows the Deno kernel: /home/ada/.local/share/jupyter/kernels/deno/kernel.json
✓ port 8000 is free
✓ a browser for the tests of the pages: /usr/bin/chromium
✓ 8.0 GB of memory are free

Everything needed is here`,
  );
  equal(code, 0);
});

Deno.test("doctor gives each problem one line with its remedy", async () => {
  const { code, text } = await run({
    deno: "2.8.3",
    lock: undefined,
    spec: undefined,
    port: "busy",
    browser: undefined,
    memory: 1e9,
  });
  equal(
    text,
    `✗ Deno 2.8.3 keeps silent about errors that cells throw → npx -y deno@2.9.6, or: deno upgrade --version 2.9.6
✗ deno.lock is not there → deno install
· JupyterLab knows no Deno kernel → deno task kernel
· port 8000 is busy → deno task start --port 8001
· no Chromium or Chrome, which only tests of the pages need → install one of them
· only 1.0 GB of memory are free; running a notebook takes up to 1 GB → close other programs

2 things are missing (✗); 4 things are worth a look (·)`,
  );
  equal(code, 1);
});

Deno.test("doctor is content when only optional things are absent", async () => {
  const { code, text } = await run({ spec: undefined });
  equal(code, 0);
  ok(text.endsWith("\n\nEverything needed is here; 1 thing is worth a look (·)"), text);
});

Deno.test("doctor takes no options", async () => {
  for (const [option, expected] of [["--help", 0], ["--all", 2], ["x", 2]] as const) {
    const { code, text } = await run({}, option);
    match(text, /^Usage: deno task doctor$/m);
    equal(code, expected);
  }
});

Deno.test("look() sees the machine at hand", async () => {
  const world = await look(ROOT);
  equal(world.deno, Deno.version.deno);
  equal(world.config, await Deno.readTextFile(join(ROOT, "deno.json")));
  equal(world.lock, await Deno.readTextFile(join(ROOT, "deno.lock")));
  ok(world.store.isFetched("fast-check", fastCheckVersion(world.config)));
  ok(!world.store.isFetched("fast-check", "0.0.0"));
  ok(world.canBeStarted(Deno.execPath()));
  ok(!world.canBeStarted("no-program-has-this-name"));
  ok(world.memory > 0);
  match(report(diagnose(world)), /^. Deno \d/);
});

/** The tests run with it, so it is on this machine. */
function fastCheckVersion(config: string): string {
  return /npm:fast-check@([\d.]+)/.exec(config)![1]!;
}

Deno.test("look() tells a busy port from a free one", async () => {
  const before = (await look(ROOT)).port;
  if (before === "busy") return; // another program has it
  using _listener = Deno.listen({ hostname: "localhost", port: 8000 });
  equal((await look(ROOT)).port, "busy");
});

interface Seen {
  readonly spec: unknown;
  readonly browser: unknown;
}

Deno.test("look() finds a browser by name, and the kernelspec that Jupyter would take", async () => {
  const folder = await Deno.makeTempDir(), venv = join(folder, "venv");
  const kernel = join("kernels", "deno", "kernel.json");
  const spec = join(venv, "share", "jupyter", kernel), own = join(folder, "user", kernel);
  const browser = join(folder, "programs", "chromium");
  for (const path of [spec, own, browser]) {
    await Deno.mkdir(join(path, ".."), { recursive: true });
    await Deno.writeTextFile(path, "{}");
  }
  const script = join(folder, "look.ts");
  const module = new URL("../../../lib/press/doctor/look.ts", import.meta.url);
  await Deno.writeTextFile(
    script,
    `import { look } from "${module}";
     const { spec, browser } = await look(Deno.args[0]);
     console.log(JSON.stringify({ spec, browser }));`,
  );
  const seen = async (env: Record<string, string>): Promise<Seen> => {
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--no-lock", "--no-check", script, ROOT],
      env: { JUPYTER_DATA_DIR: join(folder, "user"), JUPYTER_PATH: "", CONDA_PREFIX: "", ...env },
    }).output();
    return JSON.parse(new TextDecoder().decode(stdout));
  };
  try {
    const active = await seen({ VIRTUAL_ENV: venv, PATH: join(folder, "programs") });
    deepEqual(active, { spec: { path: spec, text: "{}", prefix: venv }, browser });
    deepEqual((await seen({ VIRTUAL_ENV: "" })).spec, { path: own, text: "{}" });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("deno task doctor runs on the machine at hand", async () => {
  const command = new URL("../../../lib/press/doctor/examine.ts", import.meta.url).href;
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", command],
  }).output();
  const text = new TextDecoder().decode(stdout);
  match(text, /^. Deno \d/);
  equal(code, text.includes("✗") ? 1 : 0);
});
