/**
 * The package as a stranger gets it: only the files that are published, in a project of his own.
 *
 * @module
 */
import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import config from "../../../deno.json" with { type: "json" };
import { notebookText, type Output, parseNotebook } from "../../../lib/press/ipynb/mod.ts";
import { execute } from "../../../lib/press/reproduce/execute.ts";
import { codeCell, inFolder, notebookOf } from "../ipynb/helpers.ts";
import { textOf } from "../kernel/helpers.ts";
import { parcel, unpack } from "./pack.ts";

/** What the import map of the README says. */
const IMPORTS = { "flowbook/": `jsr:/${config.name}@${config.version}/` };
const MODULES = Object.keys(config.exports).map((name) => name.slice("./".length));

/** Trains a small network from noise to eight Gaussians, and draws what it makes. */
const CELLS = {
  train: `
import { train } from "flowbook/learning";
import { eightGaussians, standardNormal } from "flowbook/measures";
import { velocityNetwork } from "flowbook/networks";
import { cfmLoss, gaussianPath, sampleFlow } from "flowbook/paths";
import { stream } from "flowbook/random";
import { linearScheduler } from "flowbook/schedules";
import { uniformTimes } from "flowbook/tensors";
const random = stream(0), path = gaussianPath(linearScheduler());
const network = velocityNetwork({ dim: 2, width: 32 }, random);
const loss = () =>
  cfmLoss(
    network.apply,
    path.sample(
      standardNormal(2).sample(64, random),
      eightGaussians().sample(64, random),
      uniformTimes(64, random),
    ),
  );
const { losses } = train({ variables: network.variables, loss, steps: 60 });
console.log(losses.length);`,
  draw: `
import { RK4 } from "flowbook/odes";
import { scatter } from "flowbook/figures";
import { show } from "flowbook/notebook";
const drawn = sampleFlow(network.apply, standardNormal(2).sample(100, random), {
  tableau: RK4,
  steps: 8,
});
const rows = drawn.arraySync();
// noise is 1.25 from the origin on average, the data 5.1
console.log(rows.reduce((sum, row) => sum + Math.hypot(...row), 0) / rows.length);
await show(scatter({
  groups: [{ name: "samples", x: rows.map(([x]) => x), y: rows.map(([, y]) => y) }],
  x: "first coordinate",
  y: "second coordinate",
  caption: "Samples of a flow after 60 steps.",
  description: "A cloud of 100 points.",
}));`,
};

Deno.test("what is published is what the exports reach, and Deno has nothing to say", async () => {
  const { files, report } = await parcel();
  doesNotMatch(report, /warning\[|error\[/);
  await inFolder(async (folder) => {
    const { desk, home } = await unpack(folder, files, IMPORTS);
    const all = MODULES.map((name) => `import "flowbook/${name}";\n`).join("");
    await Deno.writeTextFile(join(desk, "all.ts"), all);
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["info", "--json", "all.ts"],
      cwd: desk,
    }).output();
    const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as {
      modules: readonly { readonly specifier: string; readonly error?: string }[];
    };
    deepEqual(modules.filter(({ error }) => error !== undefined), []);
    const reached = modules.filter(({ specifier }) => specifier.startsWith("file:"))
      .map(({ specifier }) => relative(home, fileURLToPath(specifier)).replaceAll("\\", "/"))
      .filter((path) => !path.startsWith(".."));
    deepEqual(files.toSorted(), [...reached, "LICENSE", "README.md", "deno.json"].toSorted());
  });
});

Deno.test("a notebook outside the repository imports the package, trains and draws", async () => {
  const { files } = await parcel();
  await inFolder(async (folder) => {
    const { desk } = await unpack(folder, files, IMPORTS);
    const path = join(desk, "mine.ipynb");
    const cells = Object.entries(CELLS).map(([id, source]) => codeCell(id, source.trim()));
    await Deno.writeTextFile(path, notebookText(notebookOf(...cells)));
    const notebook = parseNotebook(await Deno.readTextFile(path), path);
    const { outputs, stop } = await execute(notebook, {
      path,
      seed: 0,
      slowCells: "run",
      cellSeconds: 50,
    });
    equal(stop?.reason, undefined);
    equal(textOf(outputs.get("train")!), "60\n");
    const [printed, figure, ...others] = outputs.get("draw")!;
    const distance = Number(textOf([printed!]));
    ok(distance > 3.5 && distance < 6.5, `${distance}`);
    deepEqual(others, []);
    requireFigure(figure!);
  });
});

/** Demands a Plotly figure with its still picture. */
function requireFigure(output: Output): void {
  ok("data" in output);
  ok("application/vnd.plotly.v1+json" in output.data);
  match(String(output.data["image/svg+xml"]), /^<svg[^]*<\/svg>\s*$/);
}
