/**
 * Files that want to harm: what is not read costs nobody else anything, and its owner learns why.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { join } from "node:path";
import {
  findSubmissions,
  readSubmission,
  type Submission,
} from "../../../../lib/press/grading/mod.ts";
import { forged, zipOf } from "../intake/zips.ts";

const WANTED = { sheet: "00-toy", ids: ["q1-answer"] };
const GOOD = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [{ cell_type: "code", id: "q1-answer", metadata: {}, source: "1", outputs: [] }],
});
const ADA = "Ada_1_assignsubmission_file/00-toy.ipynb";
const MALLORY = "Mallory_2_assignsubmission_file";

interface Read {
  readonly submissions: readonly Submission[];
  readonly remarks: readonly string[];
}

async function read(make: (folder: string) => Promise<string>): Promise<Read> {
  const folder = await Deno.makeTempDir();
  try {
    const { submissions, remarks } = await findSubmissions(await make(folder));
    return {
      submissions: await Promise.all(submissions.map((one) => readSubmission(one, WANTED))),
      remarks,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function readZip(zip: Uint8Array): Promise<Read> {
  return read(async (folder) => {
    await Deno.writeFile(join(folder, "all.zip"), zip);
    return join(folder, "all.zip");
  });
}

/** Mallory's file is refused for this reason, and Ada's is read. */
function requireRefusal({ submissions }: Read, reason: RegExp): void {
  deepEqual(submissions.map(({ student }) => student), ["Ada", "Mallory"]);
  const [ada, mallory] = submissions;
  equal(ada!.notebook!.cells[0]!.source, "1");
  equal(ada!.remarks.length, 0);
  equal(mallory!.notebook, undefined);
  match(mallory!.remarks.join("\n"), reason);
}

Deno.test("paths that lead out of their folder are not read", async () => {
  const all = await readZip(zipOf({
    [ADA]: GOOD,
    [`${MALLORY}/../../../etc/00-toy.ipynb`]: GOOD,
  }));
  requireRefusal(all, /leads out of its folder/);
});

Deno.test("paths that belong to nobody are named and not read", async () => {
  const zip = zipOf({
    [ADA]: GOOD,
    "../up.ipynb": GOOD,
    "/etc/abs.ipynb": GOOD,
    "C:\\x.ipynb": GOOD,
  });
  const { submissions, remarks } = await readZip(zip);
  deepEqual(submissions.map(({ student }) => student), ["Ada"]);
  match(remarks.join("\n"), /"\.\.\/up\.ipynb" leads out of its folder/);
  match(remarks.join("\n"), /"\/etc\/abs\.ipynb" is an absolute path/);
  match(remarks.join("\n"), /"C:\/x\.ipynb" is an absolute path/);
});

Deno.test("a file that says it has gigabytes is not unpacked", async () => {
  const zip = zipOf({ [ADA]: GOOD, [`${MALLORY}/00-toy.ipynb`]: GOOD });
  requireRefusal(
    await readZip(forged(zip, 1, "size", 4e9)),
    /has 4 GB; a notebook has at most 20 MB/,
  );
});

Deno.test("a file that has more than it says is not unpacked further", async () => {
  const bomb = new Uint8Array(60e6); // deflates to 60 kB
  const zip = zipOf({ [ADA]: GOOD, [`${MALLORY}/00-toy.ipynb`]: bomb });
  const before = Deno.memoryUsage().rss;
  requireRefusal(await readZip(forged(zip, 1, "size", 1000)), /is larger than the ZIP says/);
  equal(Deno.memoryUsage().rss - before < 30e6, true);
});

Deno.test("a bomb in a student's own ZIP goes off nowhere", async () => {
  const inner = zipOf({ "00-toy.ipynb": new Uint8Array(50e6), "../../up.ipynb": GOOD });
  const zip = zipOf({ [ADA]: GOOD, [`${MALLORY}/work.zip`]: inner });
  requireRefusal(await readZip(zip), /leads out of its folder\n"work.zip\/00-toy.ipynb" has 50 MB/);
});

Deno.test("a ZIP in a ZIP in a ZIP stays closed, and a broken one is named", async () => {
  const deep = zipOf({ "more.zip": zipOf({ "00-toy.ipynb": GOOD }) });
  const nested = zipOf({ [ADA]: GOOD, [`${MALLORY}/work.zip`]: deep });
  requireRefusal(await readZip(nested), /no notebook that can be read/);
  const broken = zipOf({ [ADA]: GOOD, [`${MALLORY}/work.zip`]: "PK no ZIP" });
  requireRefusal(await readZip(broken), /"work.zip" cannot be read: Expected a ZIP/);
});

Deno.test("links, locked files and unknown packings in a ZIP are refused by name", async () => {
  const zip = zipOf({ [ADA]: GOOD, [`${MALLORY}/00-toy.ipynb`]: "/etc/passwd" });
  const link = forged(zip, 1, "attributes", (0o120777 << 16) >>> 0);
  requireRefusal(await readZip(link), /is a link/);
  requireRefusal(await readZip(forged(zip, 1, "flags", 1)), /locked by a password/);
  requireRefusal(await readZip(forged(zip, 1, "method", 99)), /packed by method 99/);
});

Deno.test("half a ZIP is said to be none", async () => {
  const zip = zipOf({ [ADA]: GOOD });
  const error = await readZip(zip.slice(0, 60)).catch((error) => error);
  match(error.message, /Expected a ZIP/);
});

Deno.test("links in a folder are not followed", async () => {
  const all = await read(async (folder) => {
    await Deno.mkdir(join(folder, "Ada"));
    await Deno.writeTextFile(join(folder, "Ada", "00-toy.ipynb"), GOOD);
    await Deno.mkdir(join(folder, "Mallory"));
    await Deno.symlink(
      join(folder, "Ada", "00-toy.ipynb"),
      join(folder, "Mallory", "00-toy.ipynb"),
    );
    await Deno.symlink("/etc", join(folder, "Mallory", "more"));
    return folder;
  });
  requireRefusal(all, /"00-toy.ipynb" is a link, which is not followed/);
});

Deno.test("a folder that links to itself ends", async () => {
  const { submissions } = await read(async (folder) => {
    await Deno.mkdir(join(folder, "Mallory"));
    await Deno.symlink(folder, join(folder, "Mallory", "again"));
    return folder;
  });
  match(submissions[0]!.remarks.join("\n"), /is a link/);
});

for (
  const [what, text, reason] of [
    ["no JSON", "import antigravity", /it is not JSON; it begins with "import antigravity"/],
    ["JSON of another kind", "[1, 2]", /JSON of another kind/],
    ["a notebook of the past", '{"nbformat":2,"worksheets":[]}', /its nbformat is 2; expected 4/],
    ["a notebook of the future", '{"nbformat":5,"cells":[]}', /its nbformat is 5; expected 4/],
    ["no cells", '{"nbformat":4,"cells":"none"}', /it has no cells/],
    ["too many cells", JSON.stringify({ nbformat: 4, cells: Array(3000).fill({}) }), /3000 cells/],
    ["50 MB", " ".repeat(50e6), /has 50 MB; a notebook has at most 20 MB/],
    ["brackets without end", "[".repeat(1e6), /it is not JSON/],
  ] as const
) {
  Deno.test(`a file that is no notebook costs nobody else: ${what}`, async () => {
    const zip = zipOf({ [ADA]: GOOD, [`${MALLORY}/00-toy.ipynb`]: text });
    requireRefusal(await readZip(zip), reason);
  });
}
