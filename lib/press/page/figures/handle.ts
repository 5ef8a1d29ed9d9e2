import type { NamedInput } from "../../../notebook/records/inputs.ts";
import { printInput } from "../../../notebook/records/print.ts";
import { type FlatValues, valuesOf } from "../../../notebook/records/input_values.ts";
import { button } from "../element.ts";
import type { Drawing } from "./drawing.ts";

type NamedPoint = Extract<NamedInput, { kind: "point" }>;

/** A ring over a picture that the reader drags. */
export interface Handle {
  /** Puts it where the point stands. */
  show(values: FlatValues): void;
  /** Puts the keyboard on it, now or as soon as it is there. */
  focus(): void;
}

const STEPS = 60; // presses of an arrow key from one end of the domain to the other
const FAR = 5; // as many steps at once with Shift

/** Which way each key goes. */
const KEYS: { readonly [key: string]: { readonly x: number; readonly y: number } } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/**
 * Lays a handle for a point over a picture: it follows the mouse, a finger and the arrow keys, and
 * stays inside the domain of the point.
 *
 * @param drawing on whose first axes the point lives
 * @param onMove  is told the new numbers of the point
 */
export function addHandle(
  input: NamedPoint,
  drawing: Drawing,
  onMove: (moved: FlatValues) => void,
): Handle {
  const { name, label = name, x: [left, right], y: [bottom, top] } = input;
  const ring = button("", () => {}, { class: "handle", "aria-roledescription": "movable point" });
  let at = input.start, wanted = false;
  drawing.stage.append(ring);
  drawing.onDrawn(place);

  function place(): void {
    const { xaxis, yaxis } = drawing.plot._fullLayout ?? {};
    ring.hidden = !xaxis || !yaxis;
    if (!xaxis || !yaxis) return;
    ring.style.left = `${xaxis._offset + xaxis.d2p(at.x)}px`;
    ring.style.top = `${yaxis._offset + yaxis.d2p(at.y)}px`;
    ring.style.setProperty("--scale", String(drawing.scale));
    const where = printInput(input, at).slice(label.length + 3);
    ring.setAttribute("aria-label", `${label}: ${where}. Move it with the arrow keys.`);
    if (wanted) ring.focus({ preventScroll: true });
    wanted = false;
  }

  function move(x: number, y: number): void {
    at = { x: Math.min(right, Math.max(left, x)), y: Math.min(top, Math.max(bottom, y)) };
    place();
    onMove({ [`${name}.x`]: tidy(at.x, right - left), [`${name}.y`]: tidy(at.y, top - bottom) });
  }

  function drag({ clientX, clientY }: PointerEvent): void {
    const { xaxis, yaxis } = drawing.plot._fullLayout ?? {};
    if (!xaxis || !yaxis) return;
    const edge = drawing.stage.getBoundingClientRect();
    move(
      xaxis.p2d((clientX - edge.left) / drawing.scale - xaxis._offset),
      yaxis.p2d((clientY - edge.top) / drawing.scale - yaxis._offset),
    );
  }

  ring.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // no selection, no zoom
    ring.focus();
    ring.setPointerCapture(event.pointerId);
    ring.addEventListener("pointermove", drag);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"] as const) {
    ring.addEventListener(end, () => ring.removeEventListener("pointermove", drag));
  }
  ring.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault(); // the page would scroll
    const step = (event.shiftKey ? FAR : 1) / STEPS;
    move(at.x + way.x * step * (right - left), at.y + way.y * step * (top - bottom));
  });
  return {
    show(values): void {
      at = valuesOf([input], values)[name] as typeof at;
      place();
    },
    focus(): void {
      wanted = ring.hidden !== false; // it has no place before the picture is drawn
      if (!wanted) ring.focus();
    },
  };
}

/** A coordinate to a five-hundredth of its domain or less: short in a link, as fine as a pixel. */
function tidy(value: number, span: number): number {
  const decimals = Math.min(100, Math.max(0, 2 - Math.floor(Math.log10(span))));
  return Number(value.toFixed(decimals));
}
