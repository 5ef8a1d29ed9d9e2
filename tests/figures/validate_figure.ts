import type { Figure } from "../../lib/figures/mod.ts";
import { plotlyPage } from "../../lib/notebook/stills/plotly_deno.ts";

/** What Plotly finds wrong with a figure: unknown keys, values of the wrong kind; empty when fine. */
export function validateFigure(figure: Figure): string[] {
  const { data, layout } = structuredClone(figure);
  return (plotlyPage().plotly.validate(data, layout) ?? []).map(({ msg }) => msg);
}
