/**
 * Draws traces on a canvas, in the axes and with the looks that Plotly has worked out for them.
 *
 * @module
 */
import type { Fields } from "../../../show/saved_film.ts";
import type { PlotlyAxis, PlotlyElement } from "../plotly.ts";
import { heat, type ToPixel } from "./heat.ts";
import { addMark } from "./marks.ts";

/** Plotly's element with what it knows of a picture that it has drawn. */
export interface DrawnPlot extends PlotlyElement {
  /** With all defaults; the axes by their names, such as "xaxis2". */
  readonly _fullLayout: { readonly xaxis?: PlotlyAxis; readonly [axis: string]: unknown };
  /** With all defaults, in the colours of the page; colour scales as lists. */
  readonly _fullData: readonly Fields[];
}

type Axis = PlotlyAxis & { readonly _length: number; readonly type: string };
type Pen = CanvasRenderingContext2D;
type Gapped = readonly (number | null)[];

/** Lengths of dashes and gaps, in widths of the line or 3 pixels. */
const DASHES: Readonly<Record<string, readonly number[]>> = {
  dot: [1, 1],
  dash: [3, 3],
  longdash: [5, 5],
  dashdot: [3, 1, 1, 1],
  longdashdot: [5, 2, 1, 2],
};

/** Whether {@link drawTraces} can draw what a trace and its frames may hold. */
export function canDraw({ type, mode = "", marker, line }: Fields): boolean {
  if (type === "heatmap") return true;
  const colours = [marker, line].map((look) => (look as Fields | undefined)?.color);
  return type === "scatter" && !String(mode).includes("text") && !colours.some(Array.isArray);
}

/**
 * Draws all traces anew, each clipped to its panel as it is zoomed at this moment.
 *
 * @param pen       of a canvas that covers the whole picture
 * @param plot      where Plotly keeps axes and looks
 * @param sharpness pixels of the canvas for one of the figure's
 */
export function drawTraces(
  pen: Pen,
  plot: DrawnPlot,
  traces: readonly Fields[],
  sharpness: number,
): void {
  pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width / sharpness, pen.canvas.height / sharpness);
  traces.forEach((trace, k) => {
    const look = plot._fullData[k]!;
    if (look.visible !== true) return; // the reader has switched it off in the legend
    const axis = (letter: "x" | "y"): Axis =>
      plot._fullLayout[`${letter}axis${String(trace[`${letter}axis`] ?? letter).slice(1)}`] as Axis;
    const x = axis("x"), y = axis("y"), px = toPixel(x), py = toPixel(y);
    const mode = String(look.mode);
    pen.save();
    pen.beginPath();
    pen.rect(x._offset, y._offset, x._length, y._length);
    pen.clip();
    pen.translate(x._offset, y._offset);
    if (trace.type === "heatmap") heat(pen, trace, look, px, py);
    if (mode.includes("lines")) line(pen, trace, look.line as Fields, px, py);
    if (mode.includes("markers")) marks(pen, trace, look.marker as Fields, px, py);
    pen.restore();
  });
}

/** Linear axes are asked twice a frame instead of once a point. */
function toPixel(axis: Axis): ToPixel {
  const zero = axis.d2p(0), slope = axis.d2p(1) - zero;
  return axis.type === "log" ? (value) => axis.d2p(value) : (value) => zero + slope * value;
}

/** Marks one by one, so that those that overlap add up as Plotly's do. */
function marks(pen: Pen, { x, y, marker }: Fields, look: Fields, px: ToPixel, py: ToPixel): void {
  const { angle = 0, size = look.size } = (marker ?? {}) as Fields;
  const at = (value: unknown, m: number): number =>
    (Array.isArray(value) ? value[m] : value) as number;
  pen.fillStyle = look.color as string;
  pen.globalAlpha = look.opacity as number;
  (x as number[]).forEach((value, m) => {
    pen.beginPath();
    addMark(pen, look.symbol as string, {
      x: px(value),
      y: py((y as number[])[m]!),
      radius: at(size, m) / 2,
      angle: at(angle, m),
    });
    pen.fill();
  });
}

function line(pen: Pen, { x, y }: Fields, look: Fields, px: ToPixel, py: ToPixel): void {
  const width = look.width as number;
  pen.strokeStyle = look.color as string;
  pen.lineWidth = width;
  pen.setLineDash((DASHES[look.dash as string] ?? []).map((part) => part * Math.max(3, width)));
  pen.beginPath();
  let drawing = false;
  (x as Gapped).forEach((value, m) => {
    const height = (y as Gapped)[m]!;
    const gap = value === null || height === null;
    if (!gap) pen[drawing ? "lineTo" : "moveTo"](px(value), py(height));
    drawing = !gap;
  });
  pen.stroke();
}
