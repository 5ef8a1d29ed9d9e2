import type { Notice } from "../notice.ts";
import { button, element } from "../element.ts";

/** What is to be forgotten, and how the reader is asked. */
export interface ForgetOptions {
  /** Stands before every name of the chapter. */
  readonly prefix: string;
  /** Gives the store; may throw, as browsers do in private modes. */
  readonly store: () => Storage;
  readonly ask: (notice: Notice) => void;
  /** Opens the page anew, as on a first visit. */
  readonly reload: () => void;
}

const KEPT =
  "This browser keeps your edits, words, predictions and solved exercises of this page. ";

/**
 * Says at the end of a page what is kept of it, and forgets all of it when the reader confirms.
 *
 * @returns a paragraph to put there
 */
export function forgetting({ prefix, store, ask, reload }: ForgetOptions): HTMLElement {
  function forget(): void {
    const kept = store();
    for (const name of Object.keys(kept)) if (name.startsWith(prefix)) kept.removeItem(name);
    reload();
  }

  const question: Notice = {
    about: "forget",
    words:
      "Forget your edits, words, predictions and solved exercises of this page? This cannot be undone.",
    answers: [{ words: "Forget them", act: forget }, { words: "Keep them", act: () => {} }],
  };
  return element("p", { class: "kept" }, KEPT, button("Forget them …", () => ask(question)));
}
