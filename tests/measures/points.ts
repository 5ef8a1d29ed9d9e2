import { estimateMeans, monteCarlo } from "flowbook/judge";
import type { Sampler } from "flowbook/measures";
import { stream } from "flowbook/random";
import { ok } from "node:assert/strict";
import { close } from "../tensors/close.ts";

const COUNT = 20_000;

/** A point of the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Draws of a sampler in the plane. */
export function pointsOf(law: Sampler, label: string, count = COUNT): Point[] {
  const draws = law.draw(count, stream(1).split(label));
  return Array.from({ length: count }, (_, i) => ({ x: draws[2 * i]!, y: draws[2 * i + 1]! }));
}

/** Fails unless the numbers are uniform on [0, 1], by their moments and one oscillation. */
export function requireUniform(numbers: readonly number[]): void {
  ok(numbers.every((u) => u >= -1e-12 && u <= 1 + 1e-12)); // rounding of angles
  const probes = [(u: number) => u, (u: number) => u * u, (u: number) => Math.cos(9 * u)];
  const exact = [1 / 2, 1 / 3, Math.sin(9) / 9];
  close(estimateMeans(probes.map((probe) => numbers.map(probe))), exact, monteCarlo());
}

/** Share of the draws for which something holds. */
export function share(points: readonly Point[], holds: (point: Point) => boolean): number[] {
  return points.map((point) => holds(point) ? 1 : 0);
}
