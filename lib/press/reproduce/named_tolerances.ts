import {
  EXACT64,
  FINITE_DIFFERENCE32,
  FINITE_DIFFERENCE64,
  FLOAT32,
  LINEAR_PROGRAM,
  ODE64,
  QUADRATURE64,
} from "../../judge/tolerances.ts";

/** Sizes of the tolerances that the ledger may name, relative to max(1, |anchor|). */
export const RELATIVE: Readonly<Record<string, number>> = Object.fromEntries(
  [
    EXACT64,
    QUADRATURE64,
    LINEAR_PROGRAM,
    ODE64,
    FINITE_DIFFERENCE64,
    FLOAT32,
    FINITE_DIFFERENCE32,
  ].map(({ name, size }) => [name, size]),
);
