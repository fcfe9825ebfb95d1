// A rule or a parser answers either a value or a named problem; it throws only for bugs.

/** What went wrong, by name, and where: `path` is the place in the input (`entry[2].resource.subject`), when there is one. */
export interface Problem<Name extends string = string> {
  readonly problem: Name;
  readonly path?: string;
  readonly detail?: string;
}

export type Result<Value, Name extends string = string> =
  { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Problem<Name>);

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const problem = <Name extends string>(
  name: Name,
  path?: string,
  detail?: string,
): { readonly ok: false } & Problem<Name> => ({
  ok: false,
  problem: name,
  ...(path === undefined ? {} : { path }),
  ...(detail === undefined ? {} : { detail }),
});
