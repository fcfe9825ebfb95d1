// References inside resources: ours by id, ours by search, or to something in the same message.

export type LocalReference =
  { readonly type: string; readonly id: string } | { readonly type: string; readonly query: URLSearchParams };

/** `Type/id`, `Type/id/_history/n` or `Type?search`, relative or under our own address; undefined for anything else. */
export function localReference(reference: string, address: string): LocalReference | undefined {
  if (reference.length > 1_000) return undefined;
  const relative = reference.startsWith(`${address}/`) ? reference.slice(address.length + 1) : reference;
  const byId = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(relative);
  if (byId?.[1] !== undefined && byId[2] !== undefined) return { type: byId[1], id: byId[2] };
  const bySearch = /^([A-Z][A-Za-z]+)\?(.+)$/.exec(relative);
  if (bySearch?.[1] !== undefined && bySearch[2] !== undefined)
    return { type: bySearch[1], query: new URLSearchParams(bySearch[2].replaceAll('+', '%2B')) };
  return undefined;
}
