import { SCALES } from "../../../figures/palette.ts";

/** The scales in which white is the paper. */
const PALE = [SCALES.background, SCALES.diverging].map(written);

/**
 * White becomes the paper of a dark page, but for its tinge, and the hue stays: of the surface, and
 * of the bar that tells its colours, which is a rectangle filled with a gradient.
 */
const TURNED = "<style>@media (prefers-color-scheme:dark){" +
  `image,rect[style*="url("]{filter:invert(0.91) hue-rotate(180deg)}}</style>`;

/**
 * A drawing whose pale surfaces begin at the paper, or pass through it at zero, on a dark page too:
 * what lies on top of them is as light there as the ink, and could not be seen on white. Other surfaces keep their colours,
 * which mean something.
 *
 * @param svg    a drawing that passed the door
 * @param plotly the figure that is drawn, as Plotly reads it
 */
export function withPaleSurfaces(svg: string, plotly: unknown): string {
  const { data } = (plotly ?? {}) as { readonly data?: readonly unknown[] };
  const surfaces = (Array.isArray(data) ? data : []).filter(({ type }) => type === "heatmap");
  const pale = surfaces.length > 0 &&
    surfaces.every(({ colorscale }) => PALE.includes(written(colorscale)));
  return pale ? svg.replace(/^[^>]*>/, (root) => root + TURNED) : svg;
}

function written(scale: unknown): string {
  return String(JSON.stringify(scale)).toLowerCase();
}
