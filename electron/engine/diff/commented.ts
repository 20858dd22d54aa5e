import type { DefinedObject } from '#contract/catalog'

/** An object's statements, apart from the one that comments on it. */
export function statementsOf({ definition, comment }: DefinedObject): { own: string; comment: string } {
  if (comment === null) return { own: definition, comment: '' }
  // It is the last one, and ends with a literal that is at least as long as what it says.
  const at = definition.lastIndexOf('\nCOMMENT ON ', definition.length - comment.length)
  return at < 0
    ? { own: definition, comment: '' }
    : { own: definition.slice(0, at), comment: definition.slice(at) }
}
