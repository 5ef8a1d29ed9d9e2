import { logDensity } from "flowbook/flows";
import { arithmetic, countPoints, velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, numbersOf, tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";

for (const name of ["fast", "plain"] as const) {
  noLeaks(`countPoints() of ${name} arithmetic: rows, and the same numbers`, () => {
    const network = velocityNetwork({ dim: 2 }, stream(1)), { layers } = network;
    const { counted, points } = countPoints(arithmetic(name));
    equal(points(), 0);
    const both = [counted, arithmetic(name)].map((one) =>
      numbersOf(() => Array.from(one.forward(layers, tf.ones([7, 3])).dataSync()))
    );
    deepEqual(both[0], both[1]);
    equal(points(), 7);
    // Runge-Kutta asks four times a step
    numbersOf(() => logDensity(layers, normalPoints(5, 2, stream(2)), 3, counted).dataSync());
    equal(points(), 7 + 5 * 3 * 4);
    network.dispose();
  });
}
