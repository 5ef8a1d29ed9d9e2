import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import type { Heading } from "../../show/prose/outline.ts";

/**
 * The sections of a page, beside its text where there is room.
 *
 * @param label what stands above them, "In this chapter"
 */
export function renderContents(label: string, sections: readonly Heading[]): Markup {
  const shown = sections.filter(({ level }) => level === 2 || level === 3);
  if (shown.length === 0) return NOTHING;
  const items = shown.map(({ level, id, title }) =>
    markup`<li class="level-${level}"><a href="#${id}">${title}</a></li>\n`
  );
  return markup`<nav class="contents" aria-label="${label}">
<details><summary>${label}</summary>
<ol>
${items}</ol>
</details>
</nav>\n`;
}
