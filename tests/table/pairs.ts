/**
 * The four pairs of laws of a published table, three ways to pair and blur, and what was printed.
 *
 * @see Tong et al. 2024, "Simulation-free Schrödinger bridges via score and flow matching", table 2.
 *
 * @module
 */
import { independentCoupling, optimalCoupling } from "flowbook/couplings";
import type { Coupling } from "flowbook/couplings";
import {
  eightGaussians,
  evenMoons,
  moons,
  type Sampler,
  sCurve,
  standardNormal,
} from "flowbook/measures";

/** Where particles start and where they should end. */
export interface PairOfLaws {
  readonly from: Sampler;
  readonly to: Sampler;
  /** Where test data come from: the same law, with angles spaced as scikit-learn spaces them. */
  readonly test?: Sampler;
}

export const PAIRS: Readonly<Record<string, PairOfLaws>> = {
  "normal to 8 Gaussians": { from: standardNormal(2), to: eightGaussians("sf2m") },
  "moons to 8 Gaussians": { from: moons("dsb"), to: eightGaussians("dsb") },
  "normal to moons": { from: standardNormal(2), to: moons("sf2m"), test: evenMoons("sf2m") },
  "normal to S-curve": { from: standardNormal(2), to: sCurve("sf2m") },
};

/** A way to make training pairs: who travels to whom, and how wide the path is. */
export interface Method {
  readonly coupling: Coupling;
  /** "tube": width 0.1 all the way; "cone": width 1 - 0.9 t of the noise itself. */
  readonly width: "tube" | "cone";
}

export const METHODS: Readonly<Record<string, Method>> = {
  "I-CFM": { coupling: independentCoupling(), width: "tube" },
  "OT-CFM": { coupling: optimalCoupling(), width: "tube" },
  "FM": { coupling: independentCoupling(), width: "cone" },
};

/** The cone starts at normal noise, so that it has no line for moons to 8 Gaussians: 11 cells. */
export const CELLS: readonly { readonly method: string; readonly pair: string }[] = Object
  .keys(METHODS).flatMap((method) =>
    Object.keys(PAIRS)
      .filter((pair) => METHODS[method]!.width === "tube" || pair.startsWith("normal"))
      .map((pair) => ({ method, pair }))
  );

/** Mean and standard deviation over five seeds. */
export interface Spread {
  readonly mean: number;
  readonly sd: number;
}

const spread = (mean: number, sd: number): Spread => ({ mean, sd });

/** As printed: W2 to the test points, and |E - W2^2| / W2^2. */
export const PUBLISHED: Readonly<Record<string, { readonly w2: Spread; readonly npe: Spread }>> = {
  "I-CFM, normal to 8 Gaussians": { w2: spread(0.373, 0.103), npe: spread(0.202, 0.055) },
  "I-CFM, moons to 8 Gaussians": { w2: spread(1.557, 0.407), npe: spread(2.68, 0.292) },
  "I-CFM, normal to moons": { w2: spread(0.178, 0.014), npe: spread(0.891, 0.12) },
  "I-CFM, normal to S-curve": { w2: spread(0.242, 0.141), npe: spread(0.856, 0.031) },
  "OT-CFM, normal to 8 Gaussians": { w2: spread(0.303, 0.043), npe: spread(0.031, 0.027) },
  "OT-CFM, moons to 8 Gaussians": { w2: spread(0.601, 0.027), npe: spread(0.015, 0.01) },
  "OT-CFM, normal to moons": { w2: spread(0.13, 0.016), npe: spread(0.083, 0.009) },
  "OT-CFM, normal to S-curve": { w2: spread(0.144, 0.028), npe: spread(0.027, 0.012) },
  "FM, normal to 8 Gaussians": { w2: spread(0.343, 0.058), npe: spread(0.19, 0.054) },
  "FM, normal to moons": { w2: spread(0.209, 0.055), npe: spread(0.762, 0.099) },
  "FM, normal to S-curve": { w2: spread(0.198, 0.037), npe: spread(0.743, 0.116) },
};
