/** The longest name the server keeps, in bytes. */
const longest = 63

/** What a type is called while its columns take the one that comes in its place. */
export function asideName({ name }: { readonly name: string }): string {
  const more = ' before'
  let kept = name
  while (Buffer.byteLength(kept + more) > longest) kept = kept.slice(0, -1)
  return kept + more
}
