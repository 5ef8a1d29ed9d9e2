import {
  cosineScheduler,
  linearScheduler,
  polynomialScheduler,
  type Scheduler,
} from "flowbook/schedules";

/** Schedulers with speeds that are finite up to t = 1, which the tests of this folder go through. */
export const SCHEDULERS: readonly { title: string; scheduler: Scheduler }[] = [
  { title: "linear", scheduler: linearScheduler() },
  { title: "linear, sigma(1) = 0.1", scheduler: linearScheduler({ sigmaMin: 0.1 }) },
  { title: "trigonometric", scheduler: cosineScheduler() },
  { title: "quadratic", scheduler: polynomialScheduler(2) },
];
