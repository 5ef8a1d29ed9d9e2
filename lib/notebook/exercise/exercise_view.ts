import type { Json } from "../../figures/mod.ts";
import type { Bundle } from "../records/display_message.ts";
import { escapeMarkdown } from "../escape.ts";
import type { Outcome } from "./property.ts";
import { EXERCISE_TYPE, type ExerciseRecord } from "../records/exercise_record.ts";

const MARKS = { "not started": "○", wrong: "✗", throws: "✗", right: "✓" } as const;

/**
 * An exercise as Markdown, in which both Jupyter and the book typeset formulas, as text, and as a
 * record: one quiet line, the properties below it once the reader has begun, the hint folded.
 *
 * There is no HTML form: front ends would prefer it, and not all of them typeset formulas in it.
 *
 * @param asks     the task in Markdown
 * @param hint     in Markdown, if there is one
 * @param record   what came of it
 * @param outcomes of the properties, in their order
 */
export function exerciseBundle(
  { asks, hint }: { readonly asks: string; readonly hint?: string },
  record: ExerciseRecord,
  outcomes: readonly Outcome[],
): Bundle {
  const { id, state } = record;
  const title = `${MARKS[state]} Exercise ${id}`;
  const begun = state !== "right" && outcomes.some(({ state }) => state !== "not started");
  const lines = begun ? outcomes : [];
  const wanted = hint !== undefined && state !== "right";
  return {
    "text/markdown": [
      `**${title}** · ${asks}`,
      ...(lines.length === 0 ? [] : [lines.map(markdownLine).join("\n")]),
      ...(wanted ? ["<details><summary>Hint</summary>", hint, "</details>"] : []),
    ].join("\n\n"),
    "text/plain": [
      `${title} · ${asks}`,
      ...lines.map(({ property, state, reason }) =>
        `  ${MARKS[state]} ${property}${reason === undefined ? "" : `: ${reason}`}`
      ),
      ...(wanted ? [`Hint: ${hint}`] : []),
    ].join("\n"),
    [EXERCISE_TYPE]: record as unknown as Json,
  };
}

function markdownLine({ property, state, reason }: Outcome): string {
  const words = reason === undefined ? "" : `: ${code(reason)}`;
  return `- ${MARKS[state]} ${escapeMarkdown(property)}${words}`;
}

/** Text of the reader's own making: as code, nothing in it is read as Markdown or as a formula. */
function code(text: string): string {
  return "`" + text.replaceAll("`", "'").replace(/\s+/g, " ").trim() + "`";
}
