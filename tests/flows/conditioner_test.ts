import { deepEqual, ok } from "node:assert/strict";
import { affineCoupling } from "flowbook/flows";
import { monteCarlo } from "flowbook/judge";
import { stream } from "flowbook/random";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

noLeaks("hidden units bend in places of their own, and outputs start without a shift", () => {
  const layer = affineCoupling({ dim: 3, keeps: "first", hidden: [400, 400] }, stream(6));
  const biases = layer.variables.filter(({ shape }) => shape.length === 1);
  const numbers = biases.map((bias) => [...bias.dataSync<"float32">()]);
  for (const [l, units] of numbers.slice(0, 2).entries()) {
    const inputs = layer.variables.filter(({ shape }) => shape.length === 2)[l]!.shape[0]!;
    const squares = units.map((bias) => inputs * bias ** 2); // of N(0, 1): mean 1, variance 2
    const value = squares.reduce((sum, square) => sum + square, 0) / units.length;
    const standardError = Math.sqrt(2 / units.length);
    agree({ value, standardError, draws: units.length }, 1, monteCarlo());
  }
  ok(numbers.length === 3);
  deepEqual(new Set(numbers.at(-1)), new Set([0]));
  layer.dispose();
});
