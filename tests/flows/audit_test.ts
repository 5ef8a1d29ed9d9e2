/** Seven planted faults, each of which the audit names; a right model raises none. */
import { twoBumps } from "flowbook/exact";
import {
  type AuditedFlow,
  auditLikelihood,
  auditLines,
  type AuditOptions,
  type ContinuousFlow,
  continuousFlow,
  hutchinson,
  type LikelihoodAudit,
  type LikelihoodFault,
  problemField,
} from "flowbook/flows";
import { within } from "flowbook/judge";
import { gaussianMixture } from "flowbook/measures";
import { jvp } from "flowbook/networks";
import { EULER, RK4 } from "flowbook/odes";
import { stream } from "flowbook/random";
import { type Points, tf } from "flowbook/tensors";
import { deepEqual, ok } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { busyNetwork } from "./continuous_fields.ts";

const network = busyNetwork();
const solver = { tableau: RK4, steps: 12 };
const right = continuousFlow({ field: network, solver });
const estimated = continuousFlow({
  field: network,
  solver,
  divergence: hutchinson("gaussian", stream(21)),
});
const plane: AuditOptions = {
  box: [[-7, 7], [-7, 7]],
  stream: stream(20),
  samples: 3000,
  points: 8,
};

/** The log-density of a flow from its two parts. */
function from(
  combine: (base: tf.Tensor, logDet: tf.Tensor) => tf.Tensor,
): ContinuousFlow["logProb"] {
  return (y) =>
    tf.tidy(() => {
      const { points, logDet } = right.inverse(y);
      return combine(right.base.logProb(points), logDet) as tf.Tensor1D;
    });
}

const wide = gaussianMixture({ weights: [1], means: [[0, 0]], sds: [1.4] });

/** e^T J e with another e at every call: what a probe inside the right-hand side does. */
function freshField(): ContinuousFlow["field"] {
  const numbers = stream(22);
  return {
    dim: 2,
    apply: network.apply,
    divergence: (x, t) => {
      const e = tf.tensor2d(new Float32Array(numbers.normal(x.size)), x.shape);
      const input = tf.concat([x, tf.expandDims(t, 1)], 1) as Points;
      const { tangent } = jvp(network.layers, input, tf.pad(e, [[0, 0], [0, 1]]));
      return tf.sum(tf.mul(tangent, e), 1) as tf.Tensor1D;
    },
  };
}

type Moved = ReturnType<ContinuousFlow["forward"]>;
const aside = (moved: Moved): Moved => {
  const points = tf.add<tf.Tensor2D>(moved.points, 0.5);
  tf.dispose(moved.points);
  return { ...moved, points };
};
const turned = (moved: Moved): Moved => {
  const logDet = tf.neg(moved.logDet);
  tf.dispose(moved.logDet);
  return { ...moved, logDet };
};

const PLANTED: readonly [LikelihoodFault, string, AuditedFlow][] = [
  ["sign of the trace", "base + trace", { ...right, logProb: from((b, d) => tf.sub(b, d)) }],
  ["fresh probes", "a probe for each stage", {
    ...estimated,
    logProb: continuousFlow({ field: freshField(), solver }).logProb,
  }],
  [
    "coarse solver",
    "three steps of Euler",
    continuousFlow({ field: network, solver: { tableau: EULER, steps: 3 } }),
  ],
  ["lost mass", "a fifth of the trace forgotten", {
    ...right,
    logProb: from((b, d) => tf.add(b, tf.mul(d, 0.8))),
  }],
  ["lost mass", "a density that is a tenth too small", {
    ...right,
    logProb: from((b, d) => tf.sub(tf.add(b, d), 0.1)),
  }],
  ["open trip", "a way there that ends half a unit aside", {
    ...right,
    forward: (x) => aside(right.forward(x)),
  }],
  ["open trip", "a way there with the volume's sign turned", {
    ...right,
    forward: (x) => turned(right.forward(x)),
  }],
  ["open trip", "a way back with the volume's sign turned", {
    ...right,
    inverse: (y) => turned(right.inverse(y)),
  }],
  ["open trip", "a way back that ends half a unit aside, though its noise is off as well", {
    ...right,
    inverse: (y) => aside(right.inverse(y)),
  }],
  ["wrong base", "samples from wider noise", {
    ...right,
    sample: continuousFlow({ field: network, base: wide, solver }).sample,
  }],
  ["wrong base", "a density from wider noise", {
    ...right,
    logProb: continuousFlow({ field: network, base: wide, solver }).logProb,
  }],
  ["float32 tail", "the logarithm of a density that has become 0", {
    ...right,
    logProb: from((b, d) => tf.log(tf.exp(tf.add(b, d)))),
  }],
];

function requireNamed(audit: LikelihoodAudit, fault: LikelihoodFault): void {
  deepEqual(audit.findings.map((finding) => finding.fault), [fault], auditLines(audit).join("\n"));
  ok(audit.findings[0]!.shows.length > 10 && audit.findings[0]!.distrust.length > 10);
}

for (const [fault, how, model] of PLANTED) {
  noLeaks(`the audit names ${fault}: ${how}`, () => {
    requireNamed(auditLikelihood(model, plane), fault);
  });
}

noLeaks(
  "a trip that its own solver leaves open is a coarse solver's, with all volumes kept",
  () => {
    // Euler swells a circle by q there and back: q in place, and q / 2 nats at radius 1
    const quarter: ContinuousFlow["field"] = {
      dim: 2,
      apply: (x) => tf.mul(Math.PI / 2, tf.matMul(x, tf.tensor2d([[0, 1], [-1, 0]]))),
      divergence: (x) => tf.zeros<tf.Rank.R1>([x.shape[0]]),
    };
    const turning = continuousFlow({ field: quarter, solver: { tableau: EULER, steps: 190 } });
    const sample = (): Points => tf.tensor2d([[1, 0], [0, 1], [-1, 0], [0, -1]]);
    const audit = auditLikelihood({ ...turning, sample }, { ...plane, grid: 16, samples: 4 });
    const { likelihood, roundTrip } = audit;
    requireNamed(audit, "coarse solver");
    ok(likelihood.error < likelihood.allowed && roundTrip.points > roundTrip.allowed);
    agree(
      roundTrip.points,
      (1 + (Math.PI / 380) ** 2) ** 190 - 1,
      within(1e-4, "float32, and where the paths begin"),
    );
    ok(roundTrip.volume === 0);
  },
);

function requireClean(audit: LikelihoodAudit): void {
  deepEqual(audit.findings, [], auditLines(audit).join("\n"));
  ok(auditLines(audit).at(-1) === "nothing to distrust");
  agree(audit.mass.density, audit.mass.samples, within(0.005, "3000 samples"));
  ok(audit.roundTrip.points < 1e-4 && audit.roundTrip.volume < 1e-4);
}

noLeaks("a right network raises nothing, with exact and with estimated traces", () => {
  for (const seed of [20, 40, 41]) {
    const exact = auditLikelihood(right, { ...plane, stream: stream(seed) });
    requireClean(exact);
    ok(exact.likelihood.error < 1e-3 && exact.probes === undefined);
    const [coarse, own, fine] = exact.solvers;
    deepEqual([coarse!.evaluations, own!.evaluations, fine!.evaluations], [24, 48, 96]);
    deepEqual([coarse!.solver, own!.solver], [`${RK4.name}, 6 steps`, `${RK4.name}, 12 steps`]);
    ok(coarse!.error > own!.error && own!.error < 1e-3);
    const noisy = auditLikelihood(estimated, { ...plane, stream: stream(seed) });
    requireClean(noisy);
    ok(noisy.probes!.spread > 0.1);
  }
});

noLeaks("the exact field of a problem raises nothing, with steps that adapt", () => {
  const model = continuousFlow({
    field: problemField(twoBumps),
    solver: { rtol: 1e-6, atol: 1e-6 },
  });
  const options = {
    box: [[-4, 5]] as const,
    stream: stream(23),
    points: 6,
    samples: 2000,
    grid: 256,
  };
  requireClean(auditLikelihood(model, options));
});

noLeaks("a sample on the edge of the box lies in it", () => {
  // nothing moves, and the density is wrong beyond the box: only a point from there would show it
  const still = continuousFlow({
    field: {
      dim: 1,
      apply: (x) => tf.zerosLike(x),
      divergence: (x) => tf.zeros<tf.Rank.R1>([x.shape[0]]),
    },
    solver: { tableau: EULER, steps: 1 },
  });
  const logProb: ContinuousFlow["logProb"] = (y) =>
    tf.tidy(() => {
      const beyond = tf.step(tf.sub(tf.abs(tf.squeeze(y, [1])), 1));
      return tf.add(still.logProb(y), beyond) as tf.Tensor1D;
    });
  for (const edge of [-1, 1]) {
    const sample = (): Points => tf.tensor2d([[edge], [3]]);
    const options = { box: [[-1, 1]] as const, stream: stream(24), grid: 16, samples: 2 };
    const { likelihood } = auditLikelihood({ ...still, sample, logProb }, options);
    ok(likelihood.error < 1e-5, `${likelihood.error} at ${edge}`);
  }
});

noLeaks("a mean of estimates may be off by four of its standard errors", () => {
  const model = continuousFlow({
    field: network,
    solver,
    divergence: hutchinson("gaussian", stream(25)),
  });
  const options = { ...plane, grid: 16, samples: 50, points: 1, probes: 25, tolerance: 0.02 };
  const { likelihood, probes } = auditLikelihood(model, options);
  const reference = within(1e-3, "what the velocity's own log-density may be off");
  ok(probes!.spread > 0.02);
  agree(likelihood.allowed, 0.02 + 4 * probes!.spread / Math.sqrt(25), reference);
});

Deno.test("auditLikelihood() refuses what does not fit", () => {
  const refused: [Partial<AuditOptions>, Error][] = [
    [{ box: [[0, 1]] }, new TypeError("Expected a box of 2 intervals; got 1")],
    [{ box: [[0, 1], [1, 1]] }, new RangeError("Expected intervals from low to high; got [1, 1]")],
    [
      { box: [[0, 1], [0, Infinity]] },
      new RangeError("Expected intervals from low to high; got [0, Infinity]"),
    ],
    [{ grid: 40 }, new RangeError("Expected grid to be a multiple of 16; got 40")],
    [{ samples: 0 }, new RangeError("Expected samples to be a positive integer; got 0")],
    [{ points: 1.5 }, new RangeError("Expected points to be a positive integer; got 1.5")],
    [{ tolerance: 0 }, new RangeError("Expected tolerance > 0 and finite; got 0")],
  ];
  for (const [part, error] of refused) {
    refuses(() => auditLikelihood(right, { ...plane, ...part }), error);
  }
  const space = continuousFlow({ field: busyNetwork(3), solver });
  refuses(
    () => auditLikelihood(space, { ...plane, box: [[0, 1], [0, 1], [0, 1]] }),
    new RangeError("Expected a flow of dim 1 or 2; got 3"),
  );
  space.dispose();
});
