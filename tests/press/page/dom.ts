import { JSDOM } from "jsdom";

// deno-lint-ignore no-explicit-any -- jsdom comes without types
type Window = any;

/**
 * Runs a test in a document, whose frames come when the test asks for them; what waits at its end
 * does not happen.
 *
 * @param html  of the body
 * @param use   gets the window, and a function that lets a frame pass
 */
export async function inDocument(
  html: string,
  use: (window: Window, frame: () => void) => void | Promise<void>,
): Promise<void> {
  const { window } = new JSDOM(`<body>${html}</body>`, { url: "http://localhost/" }) as Window;
  const frames: (() => void)[] = [];
  const timers: ReturnType<typeof setTimeout>[] = [];
  const { setTimeout } = globalThis;
  const lent: Record<string, unknown> = {
    document: window.document,
    Node: window.Node,
    Element: window.Element,
    CSS: { escape: (text: string) => text },
    requestAnimationFrame: (act: () => void) => frames.push(act),
    setTimeout(act: () => void, milliseconds: number): unknown {
      const timer = setTimeout(act, milliseconds);
      timers.push(timer);
      return timer;
    },
  };
  const globals = globalThis as unknown as Record<string, unknown>;
  const before = Object.fromEntries(Object.keys(lent).map((name) => [name, globals[name]]));
  Object.assign(globals, lent);
  try {
    await use(window, () => frames.splice(0).forEach((act) => act()));
  } finally {
    timers.forEach((timer) => clearTimeout(timer));
    Object.assign(globals, before);
  }
}
