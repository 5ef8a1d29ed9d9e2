import { basename } from "node:path";
import { buildChapter } from "../../book/build.ts";
import type { Chapter } from "../../ipynb/mod.ts";
import type { Finding } from "./finding.ts";

const LINK = /\shref="([^"]*)"/g;
const CHAPTER = /^(\d{2}-[a-z0-9-]+?)(-evidence)?\.html(?:#(.*))?$/;
const SECTION = /<section class="cell [^"]*" id="([^"]*)">/g;

/**
 * Links lead somewhere: to a heading or a cell of this chapter, to a chapter that is there. What keeps
 * the chapter from becoming a page is told too.
 *
 * @param chapters all there are
 */
export async function linkRules(
  chapter: Chapter,
  chapters: readonly Chapter[],
): Promise<Finding[]> {
  let html: string;
  try {
    html = (await buildChapter(chapter)).body.html;
  } catch (error) {
    const { message } = error as Error;
    const [, cell, reason] = /cell "([^"]*)": ([^]*)/.exec(message) ?? [];
    return [{ kind: "error", ...(cell ? { cell } : {}), message: reason ?? message }];
  }
  const findings: Finding[] = [];
  const sections = [...html.matchAll(SECTION)];
  for (const found of html.matchAll(LINK)) {
    const problem = await problemOf(found[1]!, html, chapters);
    if (problem === undefined) continue;
    const cell = sections.findLast(({ index }) => index < found.index)?.[1];
    findings.push({ kind: "error", ...(cell ? { cell } : {}), message: problem });
  }
  return findings;
}

async function problemOf(
  href: string,
  html: string,
  chapters: readonly Chapter[],
): Promise<string | undefined> {
  if (href.startsWith("#")) {
    return html.includes(` id="${href.slice(1)}"`)
      ? undefined
      : `the link to ${href} leads nowhere`;
  }
  const [, name, evidence, section] = CHAPTER.exec(href) ?? [];
  if (name === undefined) return undefined; // pages around the chapters, and the web
  const other = chapters.find(({ path }) => basename(path, ".ipynb") === name);
  if (other === undefined) return `a link to the chapter ${name}, which is not there`;
  if (evidence && !other.evidence) return `a link to the evidence of ${name}, which is not there`;
  if (section === undefined) return undefined;
  const built = await buildChapter(other);
  const there = (evidence ? built.evidence! : built).body.html.includes(` id="${section}"`);
  return there ? undefined : `the link to #${section} of ${name} leads nowhere`;
}
