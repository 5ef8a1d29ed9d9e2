import { isSheetPath } from "../../ipynb/mod.ts";

/**
 * Rules of `deno lint` that a notebook may break. Tests of a problem sheet await every answer, so its
 * functions are async though some of them await nothing.
 *
 * @param path of the notebook
 */
export function forgivenRules(path: string): readonly string[] {
  return isSheetPath(path) ? ["require-await"] : [];
}
