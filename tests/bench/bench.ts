/**
 * `deno task bench`: how fast the library is, alone or beside the peers.
 *
 * With `--peers`, ours and theirs take turns, round after round, on one thread each: other work on
 * the machine slows both alike, and the smallest times are the fairest. Prints one JSON line for
 * each timing, then a table; a ratio below 1 says that ours is faster.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { best, measure, type Timing } from "./measure.ts";
import { measurePeers, type Peers } from "./peers.ts";
import { type Row, table } from "./table.ts";
import { type Workload, WORKLOADS } from "./workloads.ts";

const USAGE =
  `Usage: deno task bench [workload ...] [--rounds N] [--peers PYTHON --peers-script FILE]

Times the library: ${WORKLOADS.map(({ name }) => name).join(", ")}.

  workload             what is timed; all of them when none is named
  --rounds N           times everything N times and keeps the best, 1 unless told
  --peers PYTHON       a Python that has the peers; ours and theirs take turns
  --peers-script FILE  what it runs`;

interface Request {
  readonly workloads: readonly Workload[];
  readonly rounds: number;
  readonly peers: Peers | undefined;
}

/**
 * Reads the command line.
 *
 * @throws {TypeError} when an option is unknown or --peers comes without --peers-script
 * @throws {RangeError} when a workload is unknown or the rounds are no positive integer
 */
export function readRequest(args: readonly string[]): Request {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "1" },
      peers: { type: "string" },
      "peers-script": { type: "string" },
    },
  });
  const rounds = Number(values.rounds), python = values.peers, script = values["peers-script"];
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`Expected --rounds to be a positive integer; got ${values.rounds}`);
  }
  if ((python === undefined) !== (script === undefined)) {
    throw new TypeError("Expected --peers and --peers-script together; got one of them");
  }
  for (const name of positionals) {
    if (!WORKLOADS.some((workload) => workload.name === name)) {
      const known = WORKLOADS.map((workload) => workload.name).join(", ");
      throw new RangeError(`Expected a workload out of ${known}; got ${name}`);
    }
  }
  const chosen = WORKLOADS.filter(({ name }) => positionals.includes(name));
  return {
    workloads: chosen.length > 0 ? chosen : WORKLOADS,
    rounds,
    peers: python === undefined || script === undefined ? undefined : { python, script },
  };
}

async function compare(workload: Workload, { rounds, peers }: Request): Promise<Row[]> {
  const ours: Timing[] = [], theirs: Timing[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(measure(workload));
    console.log(JSON.stringify(ours.at(-1)));
    if (!peers) continue;
    for (const timing of await measurePeers(peers, workload.name)) {
      theirs.push(timing);
      console.log(JSON.stringify(timing));
    }
  }
  const names = [...new Set(theirs.map(({ peer }) => peer))];
  const sides = names.map((name) => best(theirs.filter(({ peer }) => peer === name)));
  if (sides.length === 0) return [{ ours: best(ours), peer: undefined }];
  return sides.map((peer) => ({ ours: best(ours), peer }));
}

async function main(): Promise<void> {
  if (Deno.args.includes("--help")) return console.log(USAGE);
  const request = requestOrExit(), rows: Row[] = [];
  for (const workload of request.workloads) {
    console.log(`\n${workload.name}: ${workload.says}`);
    rows.push(...await compare(workload, request));
  }
  console.log(`\n${table(rows)}`);
}

function requestOrExit(): Request {
  try {
    return readRequest(Deno.args);
  } catch (error) {
    console.error(`${(error as Error).message.split(". ")[0]}\n\n${USAGE}`);
    Deno.exit(2);
  }
}

if (import.meta.main) await main();
