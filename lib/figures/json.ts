/** A value that survives a round trip through JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** One Plotly trace: a set of marks drawn from the same arrays. */
export type Trace = { readonly [key: string]: Json };

/** Everything around the marks: axes, legend, fonts. */
export type Layout = { readonly [key: string]: Json };
