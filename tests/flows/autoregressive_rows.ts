import {
  deepSigmoidal,
  inverseAutoregressive,
  maskedAutoregressive,
  splineAutoregressive,
  splineCoupling,
  transformationAutoregressive,
} from "flowbook/flows";
import { within } from "flowbook/judge";
import type { Row } from "./row.ts";

const hidden = [6, 5], activation = "tanh";
const APART = within(0.1, "equal parts would learn the same for ever, so they start apart");
const STEEP = within(1e-4, "the rounding of a knot times the slope of its bin");

/** The order 0, 1, ... turned round. */
function turned(dim: number): number[] {
  return Array.from({ length: dim }, (_, i) => dim - 1 - i);
}

/** Layers in which a coordinate moves by what those before it say, and splines. */
export const AUTOREGRESSIVE_ROWS: readonly Row[] = [
  {
    name: "maskedAutoregressive",
    dims: [1, 2, 5],
    closed: "both",
    make: (dim, numbers) => maskedAutoregressive({ dim, hidden, activation }, numbers),
    triangular: "lower",
  },
  {
    name: "maskedAutoregressive in another order, its scale free",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) =>
      maskedAutoregressive({ dim, order: turned(dim), hidden, scaleBound: Infinity }, numbers),
  },
  {
    name: "inverseAutoregressive",
    dims: [1, 2, 5],
    closed: "both",
    make: (dim, numbers) => inverseAutoregressive({ dim, hidden, activation }, numbers),
    triangular: "lower",
  },
  {
    name: "splineAutoregressive",
    dims: [1, 2, 5],
    closed: "both",
    make: (dim, numbers) =>
      splineAutoregressive({ dim, hidden, activation, bins: 4, bound: 4 }, numbers),
    comesBack: STEEP,
    triangular: "lower",
  },
  {
    name: "splineCoupling",
    dims: [2, 5],
    closed: "both",
    make: (dim, numbers) => splineCoupling({ dim, hidden, activation, bins: 3 }, numbers),
    comesBack: STEEP,
    still: (dim) => Array.from({ length: Math.floor(dim / 2) }, (_, i) => i),
    triangular: "lower",
  },
  {
    name: "deepSigmoidal",
    dims: [1, 2, 5],
    closed: "inverse",
    make: (dim, numbers) => deepSigmoidal({ dim, hidden, activation, units: 3 }, numbers),
    triangular: "lower",
    near: APART,
  },
  {
    name: "transformationAutoregressive",
    dims: [1, 2, 5],
    closed: "inverse",
    make: (dim, numbers) =>
      transformationAutoregressive({ dim, hidden, activation, components: 3 }, numbers),
    near: APART,
  },
];
