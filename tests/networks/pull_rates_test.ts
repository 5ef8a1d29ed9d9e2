/** The kernel of the gradient of velocity, divergence and costs beside the tape. */
import { FLOAT32 } from "flowbook/judge";
import { tf } from "flowbook/tensors";
import * as fc from "#properties";
import { deepEqual } from "node:assert/strict";
import { pullOnTape, pullRates } from "../../lib/networks/pull_rates.ts";
import { close } from "../tensors/close.ts";
import { install, matrix, vector } from "../tensors/matrices.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ACTIVATIONS, disposeLayers, layersOf } from "./help.ts";

install();

noLeaks("pullRates() is what the tape gives, for every shape, activation and probe", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 1, max: 13 }), { maxLength: 3 }),
      fc.constantFrom(1, 3, 40),
      fc.constantFrom(...ACTIVATIONS),
      fc.constantFrom("exact", "probes"),
      (dim, hidden, batch, activation, rule) => {
        const layers = layersOf([dim + 1, ...hidden, dim], activation);
        tf.tidy(() => {
          const place = {
            x: matrix(batch, dim, "x"),
            t: vector(batch, "t"),
            probes: rule === "probes" ? matrix(batch, dim, "probes") : undefined,
          };
          const [divergence, energy, stretch] = ["d", "k", "j"].map((name) => vector(batch, name));
          const cotangents = {
            velocity: matrix(batch, dim, "dv"),
            divergence: divergence!,
            energy: energy!,
            stretch: stretch!,
          };
          const [found, expected] = [pullRates, pullOnTape].map((pull) =>
            pull(layers, place, cotangents)
          );
          deepEqual(found!.map(({ shape }) => shape), expected!.map(({ shape }) => shape));
          found!.forEach((gradient, i) => {
            const other = expected![i]!;
            const size = Math.max(1, tf.max(tf.abs(other)).dataSync()[0]!);
            const scaled = [gradient, other].map((g) => Array.from(g.dataSync(), (e) => e / size));
            close(scaled[0]!, scaled[1]!, FLOAT32, `${activation} ${rule} gradient ${i}`);
          });
        });
        disposeLayers(layers);
      },
    ),
    { seed: 8, numRuns: 40 },
  );
});

noLeaks("the kernel refuses what does not fit and frees what it made", () => {
  const layers = layersOf([3, 4, 2], "tanh");
  tf.tidy(() => {
    const flat = { divergence: vector(3, "d"), energy: vector(3, "k"), stretch: vector(3, "j") };
    const place = { x: matrix(3, 2, "x"), t: vector(3, "t") }, velocity = matrix(3, 2, "dv");
    refuses(
      () => pullRates(layers, { ...place, t: vector(2, "t") }, { ...flat, velocity }),
      new TypeError("Expected t of shape [3]; got [2]"),
    );
    refuses(
      () => pullRates(layers, { ...place, probes: matrix(3, 1, "p") }, { ...flat, velocity }),
      new TypeError("Expected the probes of shape [3, 2]; got [3, 1]"),
    );
    refuses(
      () => pullRates(layers, place, { ...flat, velocity: matrix(2, 2, "dv") }),
      new TypeError("Expected the cotangent of v of shape [3, 2]; got [2, 2]"),
    );
  });
  disposeLayers(layers);
});
