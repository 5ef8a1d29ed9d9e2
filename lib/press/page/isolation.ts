import { element } from "./element.ts";
import type { WithoutFrame } from "./engine/sandbox/open_frame.ts";
import type { Notice } from "./notice.ts";

const ASK =
  "This browser or host gives cells no place apart from the page. Without one, code has " +
  "the rights of this site: it may reach the network, and what the site keeps in your browser. " +
  "Run only code that you trust.";
const MEANS = "Cells run with the rights of this site: they may reach the network, and what the " +
  "site keeps in your browser";

/** What it takes to ask the reader, and to show from then on what was chosen. */
export interface Asking {
  readonly ask: (notice: Notice) => void;
  readonly say: (words: string) => void;
  readonly add: (mark: HTMLElement) => void;
}

/**
 * Asks the reader before cells run without isolation, once for as long as the page is open; who
 * refused is asked again by the next run, since that is what they want then.
 */
export function askWithoutFrame({ ask, say, add }: Asking): () => Promise<WithoutFrame> {
  let answer: Promise<WithoutFrame> | undefined;
  return () =>
    answer ??= new Promise((resolve) => {
      say("Cells wait for your answer.");
      ask({
        about: "isolation",
        words: ASK,
        answers: [
          {
            words: "Run without isolation",
            act(): void {
              add(element("span", { class: "not-isolated", title: MEANS }, "Not isolated"));
              say(`${MEANS}.`);
              resolve("run");
            },
          },
          {
            words: "Do not run",
            act(): void {
              answer = undefined;
              resolve("refuse");
            },
          },
        ],
      });
    });
}
