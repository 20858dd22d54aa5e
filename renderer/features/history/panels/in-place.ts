/** Things in the order in which they were first seen, and that order with what is new behind it. */
export function inPlace<T extends { readonly path: string }>(
  candidates: readonly T[],
  seen: readonly string[],
): { readonly candidates: readonly T[]; readonly paths: readonly string[] } {
  const isNew = candidates.map(({ path }) => path).filter((path) => !seen.includes(path))
  const paths = [...seen, ...isNew]
  return {
    candidates: candidates.toSorted((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path)),
    paths,
  }
}
