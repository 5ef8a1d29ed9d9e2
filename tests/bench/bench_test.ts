import { solve, tensors } from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { deepEqual, equal, throws } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { readRequest } from "./bench.ts";
import { best, measure, summary, type Timing } from "./measure.ts";
import { readTimings } from "./peers.ts";
import { table } from "./table.ts";
import { networkOfPeers } from "./workloads.ts";

function timing(peer: string, ms: number, min_ms: number): Timing {
  return { workload: "work", peer, ms, min_ms, runs: 3 };
}

Deno.test("summary() is the median and the minimum", () => {
  deepEqual(summary([3, 1, 2]), { ms: 2, min_ms: 1 });
  deepEqual(summary([4, 1, 3, 2]), { ms: 2.5, min_ms: 1 });
  deepEqual(summary([7]), { ms: 7, min_ms: 7 });
});

Deno.test("measure() times every unit after the warm-up and no other", () => {
  let units = 0;
  const { runs, workload } = measure({
    name: "count",
    says: "nothing",
    runs: 4,
    warmup: 3,
    work(count, done): void {
      equal(count, 7);
      for (; units < count; units++) done();
    },
  });
  deepEqual([units, runs, workload], [7, 4, "count"]);
});

Deno.test("best() takes the smallest median and the smallest minimum", () => {
  deepEqual(best([timing("a", 5, 1), timing("a", 4, 2)]), timing("a", 4, 1));
});

Deno.test("readTimings() finds the JSON lines among others", () => {
  const line = JSON.stringify(timing("torch", 2, 1));
  deepEqual(readTimings(`a warning\n${line}\n\n${line}\n`), [
    timing("torch", 2, 1),
    timing("torch", 2, 1),
  ]);
});

Deno.test("table() prints ours, the peer and both ratios", () => {
  const lines = table([
    { ours: timing("flowbook", 0.9, 0.8), peer: timing("torch", 1.8, 0.4) },
    { ours: timing("flowbook", 1234, 1000), peer: undefined },
  ]).split("\n");
  deepEqual(lines, [
    "workload     ms    min  peer ms    min  ratio  of min  peer",
    "work      0.900  0.800     1.80  0.400   0.50    2.00  torch",
    "work       1234   1000",
  ]);
});

Deno.test("readRequest() knows its workloads and options", () => {
  const request = readRequest(["sample_euler_100", "--rounds", "3"]);
  deepEqual(request.workloads.map(({ name }) => name), ["sample_euler_100"]);
  deepEqual([request.rounds, request.peers], [3, undefined]);
  deepEqual(
    readRequest(["--peers", "python", "--peers-script", "peers.py"]).peers,
    { python: "python", script: "peers.py" },
  );
  throws(() => readRequest(["nonsense"]), {
    name: "RangeError",
    message: /^Expected a workload out of train_cfm_256, .*; got nonsense$/,
  });
  throws(() => readRequest(["--rounds", "0"]), {
    name: "RangeError",
    message: "Expected --rounds to be a positive integer; got 0",
  });
  throws(() => readRequest(["--peers", "python"]), {
    name: "TypeError",
    message: "Expected --peers and --peers-script together; got one of them",
  });
  throws(() => readRequest(["--fast"]), { name: "TypeError" });
});

noLeaks(
  "an adaptive solve of the bench takes one step more than that of the peers, no more",
  () => {
    const found = [0, 1, 2].map((seed) => {
      const numbers = stream(seed), field = networkOfPeers(numbers, "selu");
      const x0 = normalPoints(500, 2, numbers);
      const velocity = (x: tf.Tensor2D, t: number) => field.apply(x, tf.fill([500], t));
      const { end, evaluations } = solve(tensors, velocity, x0, { rtol: 1e-5, atol: 1e-5 });
      tf.dispose([x0, end]);
      field.dispose();
      return evaluations;
    });
    // torchdiffeq takes four steps, 26 evaluations: its estimate of the error has other weights than
    // that of Dormand and Prince, and is about two thirds of it
    deepEqual(found, [32, 32, 32]);
  },
);
