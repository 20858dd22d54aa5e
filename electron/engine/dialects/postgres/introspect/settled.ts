import type { DefinedObject, Index, Table, View } from '#contract/catalog'

const literal = String.raw`E?'(?:[^']|'')*'::character varying`
const list = `${literal}(?:, ${literal})*`
const cast = new RegExp(String.raw`\(ARRAY\[(${list})\]\)::text\[\]`, 'g')
const prettyCast = new RegExp(String.raw`ARRAY\[(${list})\]::text\[\]`, 'g')
const one = new RegExp(literal, 'g')

/**
 * An expression as the server spells it once it has been told its own spelling: `role IN ('a', 'b')` on a varchar column
 * is kept as one cast of an array, and read back from SQL as a cast of each element. Without this a schema and its copy
 * would differ.
 */
export function settledText(text: string): string {
  if (isSettled(text)) return text
  return text
    .replace(cast, (_, elements: string) => `ARRAY[${elements.replace(one, (each) => `(${each})::text`)}]`)
    .replace(
      prettyCast,
      (_, elements: string) => `ARRAY[${elements.replace(one, (each) => `${each}::text`)}]`,
    )
}

/** A view whose expressions are spelled as its own DDL would be. */
export function settledView(view: View): View {
  return {
    ...view,
    definition: settledText(view.definition),
    ...(view.indexes === undefined ? {} : { indexes: view.indexes.map(settledIndex) }),
  }
}

/** A table whose expressions are spelled as its own DDL would be; itself where they are already, as nearly all are. */
export function settledTable(table: Table): Table {
  if (isSettledTable(table)) return table
  return {
    ...table,
    columns: table.columns.map((column) => {
      const { default: value, generated } = column
      if (value === null && generated === null) return column
      return {
        ...column,
        default: value === null ? null : settledText(value),
        generated:
          generated === null ? null : { ...generated, expression: settledText(generated.expression) },
      }
    }),
    checks: table.checks.map((check) => ({ ...check, expression: settledText(check.expression) })),
    exclusions: table.exclusions.map((one) => ({ ...one, definition: settledText(one.definition) })),
    indexes: table.indexes.map(settledIndex),
  }
}

function isSettledTable({ columns, checks, exclusions, indexes }: Table): boolean {
  return (
    columns.every(
      (one) => isSettled(one.default) && (one.generated === null || isSettled(one.generated.expression)),
    ) &&
    checks.every(({ expression }) => isSettled(expression)) &&
    exclusions.every(({ definition }) => isSettled(definition)) &&
    indexes.every(
      ({ predicate, definition, parts }) =>
        isSettled(predicate) && isSettled(definition) && parts.every((part) => isSettled(part.expression)),
    )
  )
}

function isSettled(text: string | null): boolean {
  return text === null || (!text.includes(']::text[]') && !text.includes('])::text[]'))
}

function settledIndex(index: Index): Index {
  if (index.predicate === null && index.definition === null) return index
  return {
    ...index,
    predicate: index.predicate === null ? null : settledText(index.predicate),
    definition: index.definition === null ? null : settledText(index.definition),
    parts: index.parts.map((part) =>
      part.expression === null ? part : { ...part, expression: settledText(part.expression) },
    ),
  }
}

// A routine's text is its author's, and stays as it is.
const withExpressions: ReadonlySet<string> = new Set(['trigger', 'rule', 'policy', 'domain'])

/** An object whose expressions are spelled as its own DDL would be. */
export function settledObject(object: DefinedObject): DefinedObject {
  if (!withExpressions.has(object.ref.kind)) return object
  return { ...object, definition: settledText(object.definition) }
}
