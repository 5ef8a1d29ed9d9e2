import {
  actNorm,
  additiveCoupling,
  affineCoupling,
  chain,
  glowStep,
  inverted,
  luLinear,
  permutation,
  planar,
  radial,
  residualBlock,
  residualStack,
} from "flowbook/flows";
import type { Row } from "./row.ts";

const hidden = [6, 5], activation = "tanh";

/** The coordinates from one to before another. */
function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Planar to Glow, and what joins and turns them. */
export const ROWS: readonly Row[] = [
  {
    name: "planar",
    dims: [1, 2, 5],
    closed: "forward",
    make: (dim, numbers) => planar({ dim }, numbers),
  },
  {
    name: "radial",
    dims: [1, 2, 5],
    closed: "both",
    make: (dim, numbers) => radial({ dim }, numbers),
  },
  {
    name: "additiveCoupling",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) => additiveCoupling({ dim, hidden, activation }, numbers),
    still: (dim) => range(0, Math.floor(dim / 2)),
    triangular: "lower",
  },
  {
    name: "affineCoupling",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) => affineCoupling({ dim, hidden, activation }, numbers),
    still: (dim) => range(0, Math.floor(dim / 2)),
    triangular: "lower",
  },
  {
    name: "affineCoupling that keeps the last",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) =>
      affineCoupling({ dim, keeps: "last", kept: 1, hidden, scaleBound: Infinity }, numbers),
    still: (dim) => [dim - 1],
  },
  { name: "actNorm", dims: [1, 2, 5], closed: "both", make: (dim) => actNorm({ dim }) },
  { name: "luLinear", dims: [1, 2, 5], closed: "both", make: (dim) => luLinear({ dim }) },
  {
    name: "permutation",
    dims: [1, 2, 5],
    closed: "both",
    make: (dim) => permutation({ order: [...range(1, dim), 0] }),
    moves: "it turns the coordinates round",
  },
  {
    name: "glowStep",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) => glowStep({ dim, hidden, activation: "silu" }, numbers),
  },
  {
    name: "inverted planar",
    dims: [2, 5],
    closed: "inverse",
    make: (dim, numbers) => inverted(planar({ dim }, numbers)),
  },
  {
    name: "residualBlock",
    dims: [1, 2, 5],
    closed: "forward",
    make: (dim, numbers) => residualBlock({ dim, hidden, activation, lipschitz: 0.6 }, numbers),
  },
  {
    name: "residualBlock by a series of 60 traces",
    dims: [2, 5],
    closed: "forward",
    make: (dim, numbers) =>
      residualBlock({ dim, hidden, lipschitz: 0.6, logDet: { terms: 60 } }, numbers),
  },
  {
    name: "residualStack",
    dims: [2],
    closed: "forward",
    make: (dim, numbers) => residualStack({ dim, hidden, lipschitz: 0.5, blocks: 2 }, numbers),
  },
  {
    name: "chain",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) =>
      chain([
        radial({ dim }, numbers.split("radial")),
        affineCoupling({ dim, hidden, activation: "silu" }, numbers.split("first")),
        actNorm({ dim }),
        affineCoupling({ dim, hidden, activation, keeps: "last" }, numbers.split("last")),
      ]),
  },
];
