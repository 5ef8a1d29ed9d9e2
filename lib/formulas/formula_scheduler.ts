import { requireScheduler } from "../schedules/require_scheduler.ts";
import type { Schedule, Scheduler } from "../schedules/scheduler.ts";
import { formulaOfTime } from "./formula_of_time.ts";

/** Rounding of the functions in use: cos(pi / 2) is 6e-17. */
const ROUNDING = 1e-12;

/** Where a formula is looked at: an even grid, with both ends. */
const LOOKS = 100;

/** A reader's own scheduler, with its four curves in print. */
export interface FormulaScheduler {
  /** The coefficients and their speeds. */
  readonly scheduler: Scheduler;
  /** The same four as TeX. */
  readonly tex: Readonly<Record<keyof Schedule, string>>;
}

/**
 * A scheduler from two formulas; their speeds are derived symbolically.
 *
 *   xt = alpha(t) x1 + sigma(t) x0,   alpha(0) = 0, sigma(0) = 1, alpha(1) = 1, 0 <= sigma(1) < 1
 *
 * @param formulas alpha and sigma as text, such as "t" and "1 - t"
 * @throws {TypeError} when a formula is no text
 * @throws {RangeError} when it is none in t alone, cannot be differentiated, misses its ends, is not
 *   real and finite at 0, 0.01, ..., 1, or not smooth at six times inside, or when sigma is negative
 *   at one of those six
 * @see {@link formulaOfTime} for what a formula may contain.
 *
 * @example
 * ```ts
 * import { formulaScheduler } from "flowbook/formulas";
 * const { scheduler } = formulaScheduler({ alpha: "t^2", sigma: "1 - t" });
 * console.log(scheduler(0.5)); // alpha 0.25, sigma 0.5, alphaDot 1, sigmaDot -1
 * ```
 */
export function formulaScheduler(
  formulas: { readonly alpha: string; readonly sigma: string },
): FormulaScheduler {
  const alpha = formulaOfTime(formulas.alpha), sigma = formulaOfTime(formulas.sigma);
  const scheduler: Scheduler = (t) => ({
    alpha: alpha.value(t),
    sigma: withoutRounding(sigma.value(t)),
    alphaDot: alpha.slope(t),
    sigmaDot: sigma.slope(t),
  });
  requireCurve(alpha.value, `alpha(t) = ${formulas.alpha}`);
  requireCurve(sigma.value, `sigma(t) = ${formulas.sigma}`);
  requireEnd(alpha.value(0), 0, "alpha(0)", "the path starts at noise alone");
  requireEnd(sigma.value(0), 1, "sigma(0)", "the noise is not rescaled");
  requireEnd(alpha.value(1), 1, "alpha(1)", "the path ends at the data");
  const last = withoutRounding(sigma.value(1));
  if (!(last >= 0 && last < 1)) {
    throw new RangeError(`Expected 0 <= sigma(1) < 1, so that noise fades; got ${last}`);
  }
  requireScheduler(scheduler);
  return {
    scheduler,
    tex: {
      alpha: alpha.tex.value,
      sigma: sigma.tex.value,
      alphaDot: alpha.tex.slope,
      sigmaDot: sigma.tex.slope,
    },
  };
}

/** A width that rounding has put below 0, such as that of cos(pi / 2 t) a little later, is 0. */
function withoutRounding(sigma: number): number {
  return sigma < 0 && sigma > -ROUNDING ? 0 : sigma;
}

function requireCurve(curve: (t: number) => number, name: string): void {
  for (let k = 0; k <= LOOKS; k++) {
    const t = k / LOOKS, value = curve(t);
    if (Number.isFinite(value)) continue;
    throw new RangeError(`Expected ${name} to be finite; got ${value} at t = ${t}`);
  }
}

function requireEnd(value: number, wanted: number, name: string, reason: string): void {
  if (Math.abs(value - wanted) <= ROUNDING) return;
  throw new RangeError(`Expected ${name} = ${wanted}, so that ${reason}; got ${value}`);
}
