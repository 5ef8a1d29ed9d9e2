import axe from "axe-core";
import type { Page } from "playwright-core";

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
}

type Axe = { run(options: object): Promise<{ violations: Violation[] }> };

/** What axe-core holds against a page, in a line each; only what is serious or critical. */
export async function complaints(page: Page, path: string, options: object): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: Axe }).axe.run(options),
    options,
  );
  return violations.filter(({ impact }) => /serious|critical/.test(impact)).flatMap(
    ({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${path}: ${id}: ${html.slice(0, 160)}`),
  );
}
