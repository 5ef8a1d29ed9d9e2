import { button, element } from "./element.ts";

/** A question to the reader with its possible answers. */
export interface Notice {
  /** What it is about; a new notice takes the place of the one about the same. */
  readonly about: string;
  readonly words: string;
  /** The words of a button and what it does; then the notice goes. */
  readonly answers: readonly { readonly words: string; readonly act: () => void }[];
}

/** The question with its buttons; it goes when one is pressed. */
export function noticeElement({ words, answers }: Notice): HTMLElement {
  const notice = element("div", { class: "live-notice", role: "group", "aria-label": words });
  const buttons = answers.map((answer) =>
    button(answer.words, () => {
      notice.remove();
      answer.act();
    })
  );
  notice.append(element("p", {}, words), ...buttons);
  return notice;
}
