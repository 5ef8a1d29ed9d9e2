import { element, svg } from "../element.ts";
import { percentOf, type PlotScale, ticksOf } from "./plot_scale.ts";

const KEYS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 5,
  PageDown: -5,
  Home: -Infinity,
  End: Infinity,
};
const HINT = "Drag across the plot, or move its points with the arrow keys.";
const STEPS = 40; // of a key from the foot of the plot to its top

/** A curve by its points, from left to right. */
export interface PlotCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What a sketch is drawn on. */
export interface SketchOptions {
  readonly scale: PlotScale;
  /** Titles of the axes. */
  readonly axes: { readonly x: string; readonly y: string };
  /** Where the reader moves a handle up and down, increasing. */
  readonly places: readonly number[];
}

/** A plot in which the reader draws a curve. */
export interface SketchPlot {
  readonly element: HTMLElement;
  /** The heights of the handles. */
  heights(): readonly number[];
  /** Whether the reader has moved any since they were put. */
  readonly moved: boolean;
  put(heights: readonly number[]): void;
  /** Shows another curve over the sketch, which cannot be changed then; undefined takes it away. */
  compare(curve: PlotCurve | undefined): void;
  focus(): void;
}

/** Draws the axes and a handle at each place: by pointer one draws across, by keys one by one. */
export function sketchPlot({ scale, axes, places }: SketchOptions): SketchPlot {
  const heights = places.map(() => (scale.y[0] + scale.y[1]) / 2);
  const drawn = svg("polyline", { class: "drawn" }), computed = svg("polyline", { class: "true" });
  const curves = svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" });
  curves.append(...gridOf(scale), drawn, computed);
  const handles = places.map((place, i) => {
    const handle = element("span", {
      class: "handle",
      role: "slider",
      tabindex: "0",
      "aria-orientation": "vertical",
      "aria-label": `${axes.y} at ${axes.x} ${short(place)}`,
      "aria-valuemin": String(digits(scale.y[0])),
      "aria-valuemax": String(digits(scale.y[1])),
    });
    handle.style.left = `${percentOf(scale.x, place)}%`;
    handle.addEventListener("keydown", (event) => {
      const steps = KEYS[event.key];
      if (steps === undefined || frozen) return;
      event.preventDefault();
      move(i, heights[i]! + (steps * (scale.y[1] - scale.y[0])) / STEPS);
    });
    return handle;
  });
  const plot = element("div", { class: "sketch-plot" });
  plot.append(curves, ...labelsOf(scale), ...handles);
  const frame = element(
    "div",
    { class: "sketch", role: "group", "aria-label": `Sketch of ${axes.y} over ${axes.x}` },
    element("span", { class: "axis-y" }, axes.y),
    plot,
    element("span", { class: "axis-x" }, axes.x),
    element("p", { class: "hint" }, HINT),
  );
  let moved = false, frozen = false;

  function move(i: number, height: number): void {
    heights[i] = Math.min(scale.y[1], Math.max(scale.y[0], height));
    moved = true;
    draw();
  }

  function draw(): void {
    const whole = {
      x: [scale.x[0], ...places, scale.x[1]],
      y: [heights[0]!, ...heights, heights.at(-1)!],
    };
    drawn.setAttribute("points", pointsOf(scale, whole));
    handles.forEach((handle, i) => {
      handle.style.top = `${100 - percentOf(scale.y, heights[i]!)}%`;
      handle.setAttribute("aria-valuenow", String(digits(heights[i]!)));
    });
  }

  function onPointer(event: PointerEvent): void {
    if (frozen || event.buttons === 0) return;
    const { left, top, width, height } = plot.getBoundingClientRect();
    const x = 100 * (event.clientX - left) / width, y = 1 - (event.clientY - top) / height;
    const far = places.map((place) => Math.abs(percentOf(scale.x, place) - x));
    move(far.indexOf(Math.min(...far)), scale.y[0] + y * (scale.y[1] - scale.y[0]));
  }

  plot.addEventListener("pointerdown", (event) => {
    plot.setPointerCapture(event.pointerId);
    onPointer(event);
  });
  plot.addEventListener("pointermove", onPointer);
  draw();
  return {
    element: frame,
    heights: () => [...heights],
    get moved(): boolean {
      return moved;
    },
    put(values): void {
      places.forEach((_, i) => move(i, values[i]!));
      moved = false;
    },
    compare(curve): void {
      frozen = curve !== undefined;
      frame.classList.toggle("answered", frozen);
      for (const handle of handles) handle.setAttribute("aria-disabled", String(frozen));
      computed.setAttribute("points", curve === undefined ? "" : pointsOf(scale, curve));
    },
    focus: () => handles[0]!.focus(),
  };
}

function pointsOf(scale: PlotScale, { x, y }: PlotCurve): string {
  const round = (value: number): number => Number(value.toFixed(2));
  return x.map((place, i) =>
    `${round(percentOf(scale.x, place))},${round(100 - percentOf(scale.y, y[i]!))}`
  ).join(" ");
}

function gridOf(scale: PlotScale): SVGElement[] {
  return ticksOf(scale.y).map((tick) => {
    const y = String(100 - percentOf(scale.y, tick));
    return svg("line", { class: tick === 0 ? "zero" : "grid", x1: "0", x2: "100", y1: y, y2: y });
  });
}

function labelsOf(scale: PlotScale): HTMLElement[] {
  const label = (tick: number, side: "top" | "left", percent: number): HTMLElement => {
    const along = side === "top" ? "of-y" : "of-x";
    const made = element("span", { class: `tick ${along}`, "aria-hidden": "true" }, short(tick));
    made.style[side] = `${percent}%`;
    return made;
  };
  return [
    ...ticksOf(scale.y).map((tick) => label(tick, "top", 100 - percentOf(scale.y, tick))),
    ...ticksOf(scale.x).map((tick) => label(tick, "left", percentOf(scale.x, tick))),
  ];
}

function digits(value: number): number {
  return Number(value.toPrecision(3));
}

function short(value: number): string {
  return String(digits(value)).replace("-", "−");
}
