import type { CellMetadata } from "./notebook.ts";

interface Jupyter {
  readonly source_hidden?: boolean;
  readonly [key: string]: unknown;
}

/**
 * What is noted about a cell, as it stands in a file: the code of one with the tag "fold" is folded
 * by JupyterLab too.
 */
export function withFoldedSource(metadata: CellMetadata): CellMetadata {
  if (!metadata.tags?.includes("fold")) return metadata;
  return { ...metadata, jupyter: { ...jupyterOf(metadata), source_hidden: true } };
}

/** The same as it is in memory, where the tag says it. */
export function withoutFoldedSource(metadata: CellMetadata): CellMetadata {
  const { source_hidden, ...jupyter } = jupyterOf(metadata);
  if (source_hidden === undefined) return metadata;
  const { jupyter: _, ...rest } = metadata;
  return Object.keys(jupyter).length === 0 ? rest : { ...rest, jupyter };
}

function jupyterOf({ jupyter }: CellMetadata): Jupyter {
  return typeof jupyter === "object" && jupyter !== null ? { ...jupyter } : {};
}
