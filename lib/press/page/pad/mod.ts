/**
 * A pad on which the reader draws points of the plane, for cells that say so.
 *
 * @module
 */
import { SQUARE } from "../../../notebook/records/drawing.ts";
import { button, element, svg } from "../element.ts";
import type { PadPoint } from "./points_in_source.ts";

export { type PadPoint, pointsIn, withPoints } from "./points_in_source.ts";

const MOST_POINTS = 500;
const AT_ONCE = 4; // points that one touch leaves
const REACH = 0.15; // how far from it
const APART = 0.12; // how far the pen goes from one touch to the next
const STEP = 0.1; // of an arrow key
const GOLDEN_ANGLE = 2.399963; // Vogel 1979: whatever the number of points, they spread evenly
const HINT =
  "Draw with the mouse or a finger; or move the cross with the arrow keys and press the space bar.";

const KEYS: { readonly [key: string]: PadPoint } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/**
 * Opens the pad over the page.
 *
 * @param start what is on it first
 * @param done  is told what was drawn, unless the reader cancels or leaves it empty
 */
export function openPad(
  start: readonly PadPoint[],
  done: (points: readonly PadPoint[]) => void,
): void {
  let points = [...start], pen: PadPoint | undefined, cross: PadPoint = { x: 0, y: 0 };
  const dots = svg("g", { class: "dots" });
  const mark = svg("path", { class: "cross" });
  const sheet = svg("svg", {
    viewBox: `${-SQUARE} ${-SQUARE} ${2 * SQUARE} ${2 * SQUARE}`,
    tabindex: "0",
    role: "application",
    "aria-label": `A square from −${SQUARE} to ${SQUARE}`,
  });
  sheet.append(svg("path", { class: "axes", d: `M${-SQUARE} 0H${SQUARE}M0 ${-SQUARE}V${SQUARE}` }));
  sheet.append(dots, mark);
  const count = element("output", {});
  const use = button("Use these points", () => {
    pad.close();
    done(points);
  });
  const clear = button("Clear", () => {
    points = [];
    show();
  });
  const cancel = button("Cancel", () => pad.close());
  const pad = element(
    "dialog",
    { class: "pad", "aria-label": "Draw your own data" },
    sheet,
    element("p", { class: "hint" }, HINT),
    element("div", { class: "buttons" }, count, clear, cancel, use),
  );

  /** Leaves some points around a place. */
  function touch(at: PadPoint): void {
    for (let k = 0; k < AT_ONCE && points.length < MOST_POINTS; k++) {
      const turn = GOLDEN_ANGLE * points.length, far = REACH * Math.sqrt((k + 0.5) / AT_ONCE);
      points.push({
        x: inside(at.x + far * Math.cos(turn)),
        y: inside(at.y + far * Math.sin(turn)),
      });
    }
    show();
  }

  function show(): void {
    dots.replaceChildren(
      ...points.map(({ x, y }) => svg("circle", { cx: String(x), cy: String(-y), r: "0.04" })),
    );
    mark.setAttribute("d", `M${cross.x - 0.12} ${-cross.y}h.24M${cross.x} ${-cross.y - 0.12}v.24`);
    count.textContent = points.length === MOST_POINTS
      ? `${MOST_POINTS} points, as many as there is room for`
      : `${points.length} points`;
    use.disabled = points.length === 0;
  }

  function draw({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    const at = {
      x: inside(SQUARE * (2 * (clientX - left) / width - 1)),
      y: inside(SQUARE * (1 - 2 * (clientY - top) / height)),
    };
    if (pen && Math.hypot(at.x - pen.x, at.y - pen.y) < APART) return;
    pen = cross = at;
    touch(at);
  }

  sheet.addEventListener("pointerdown", (event) => {
    sheet.setPointerCapture(event.pointerId);
    pen = undefined;
    draw(event);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) draw(event);
  });
  sheet.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (way) cross = { x: inside(cross.x + STEP * way.x), y: inside(cross.y + STEP * way.y) };
    else if (event.key !== " ") return;
    event.preventDefault(); // the page would scroll
    if (way) show();
    else touch(cross);
  });
  pad.addEventListener("close", () => pad.remove());
  document.body.append(pad);
  show();
  pad.showModal();
  sheet.focus();
}

function inside(coordinate: number): number {
  return Math.min(SQUARE, Math.max(-SQUARE, coordinate));
}
