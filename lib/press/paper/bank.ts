import { MEASURES_AND_TRANSPORT } from "./bank/01_measures_and_transport.ts";
import { NORMALIZING_FLOWS } from "./bank/02_normalizing_flows.ts";
import { ODES } from "./bank/03_odes.ts";
import { RESIDUAL_FLOWS } from "./bank/04_residual_flows.ts";
import { DENSITY_ALONG_A_FLOW } from "./bank/05_density_along_a_flow.ts";
import { CONTINUOUS_NORMALIZING_FLOWS } from "./bank/06_continuous_normalizing_flows.ts";
import { CONDITIONAL_FLOW_MATCHING } from "./bank/07_conditional_flow_matching.ts";
import { TRAIN_AND_SAMPLE } from "./bank/08_train_and_sample.ts";
import { GAUSSIAN_PATHS } from "./bank/09_gaussian_paths.ts";
import { OT_CFM } from "./bank/10_ot_cfm.ts";
import { COUPLINGS } from "./bank/11_couplings.ts";
import type { PaperProblem } from "./problem.ts";

/** The problems for pen and paper, by the slug of the chapter that they belong to. */
export const PAPER_BANK: ReadonlyMap<string, readonly PaperProblem[]> = new Map([
  ["measures-and-transport", MEASURES_AND_TRANSPORT],
  ["normalizing-flows", NORMALIZING_FLOWS],
  ["odes", ODES],
  ["residual-flows", RESIDUAL_FLOWS],
  ["density-along-a-flow", DENSITY_ALONG_A_FLOW],
  ["continuous-normalizing-flows", CONTINUOUS_NORMALIZING_FLOWS],
  ["conditional-flow-matching", CONDITIONAL_FLOW_MATCHING],
  ["train-and-sample", TRAIN_AND_SAMPLE],
  ["gaussian-paths", GAUSSIAN_PATHS],
  ["ot-cfm", OT_CFM],
  ["couplings", COUPLINGS],
]);
