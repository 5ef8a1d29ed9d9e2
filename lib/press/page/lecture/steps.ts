/** What a key asks for: so many screens on or back, the first or last, or the end of the lecture. */
export type Step = "next" | "previous" | "first" | "last" | "end";

/** Whoever is in these uses the keys for something else. */
const OWN_KEYS =
  "input, select, textarea, [contenteditable], .handle, .drawing, .scroll, .formula, pre";

/** How far the window is scrolled, as far as the keys care. */
export type ScrolledTo = "top" | "middle" | "bottom" | "all is in sight";

/**
 * What a key of a lecture asks for. The keys of a pointer held in the hand, page up and down, first
 * scroll through a section that is longer than the window.
 *
 * @returns undefined when it asks for nothing, or belongs to what has the focus
 */
export function stepOf(
  { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }: KeyboardEvent,
  scrolled: ScrolledTo,
): Step | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return;
  if (key === "Escape") return "end";
  if ((target as Element | null)?.closest?.(OWN_KEYS)) return;
  const isAt = (end: ScrolledTo): boolean => scrolled === end || scrolled === "all is in sight";
  switch (key) {
    case "ArrowRight":
      return "next";
    case "ArrowLeft":
      return "previous";
    case "PageDown":
      return isAt("bottom") ? "next" : undefined;
    case "PageUp":
      return isAt("top") ? "previous" : undefined;
    case "Home":
      return "first";
    case "End":
      return "last";
  }
}
