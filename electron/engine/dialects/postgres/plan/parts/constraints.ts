import type { Table } from '#contract/catalog'
import { keyAndCheckLines } from '../../ddl/constraint-lines'
import { alterTable } from '../../ddl/table'
import { quote } from '../../quote'
import { alterCheck } from '../alter/check'
import { validate } from '../alter/validate'
import { isBig } from '../big'
import { memberKey, memberRef, objectKey } from '../keys'
import { mentions } from '../mention'
import { inPlace, part, type Part, type PartKind } from '../part'
import type { Side } from '../side'
import { comment } from './comment'
import type { TableNeeds } from './needs'

const without = { primaryKey: null, uniques: [], checks: [], exclusions: [] }

interface Constraint {
  readonly kind: PartKind & ('primary-key' | 'unique' | 'check' | 'exclusion')
  readonly name: string
  readonly line: string
  readonly needs: readonly string[]
  readonly text: string
  readonly comment: string | null | undefined
  /** The same constraint of a partition. */
  readonly below: (child: Table) => string[]
  readonly rest?: Partial<Part>
}

/** Primary key, unique, check and exclusion constraints; a check that is inherited alone is its parent's. */
export function constraintParts(table: Table, side: Side, other: Side, needs: TableNeeds): Part[] {
  return constraints(table, needs, side, other).flatMap((one) => {
    const key = memberKey(one.kind, table, one.name)
    const ref = memberRef(one.kind, table, one.name)
    const alter = alterTable(table)
    const below = side
      .children(table)
      .flatMap((child) => one.below(child).map((name) => memberKey(one.kind, child, name)))
    const drop = `${alter} DROP CONSTRAINT ${(table.parents ?? []).length > 0 ? 'IF EXISTS ' : ''}${quote(one.name)}`
    const backed = one.kind !== 'check'
    return [
      part({
        kind: one.kind,
        key,
        ref,
        owner: objectKey('table', table),
        inline: true,
        needs: new Set([objectKey('table', table), ...one.needs, ...needs.of(one.text)]),
        after: new Set([...below, ...needs.extensions()]),
        carries: new Set(below),
        spelling: one.line,
        make: [`${alter} ADD ${one.line}`],
        drop: [drop],
        claims: backed ? [`relation ${table.schema}.${one.name}`] : [],
        standing: backed ? 'structure' : 'expression',
        ...one.rest,
      }),
      ...comment(`CONSTRAINT ${quote(one.name)} ON ${quote(table.schema)}.${quote(table.name)}`, {
        ref,
        owner: key,
        text: one.comment,
        far: farComment(other.table(table), one),
      }),
    ]
  })
}

function constraints(table: Table, needs: TableNeeds, side: Side, other: Side): Constraint[] {
  const { primaryKey, uniques, checks, exclusions } = table
  const far = other.table(table)
  const line = (some: Partial<Table>) => keyAndCheckLines({ ...table, ...without, ...some })[0] ?? ''
  const included = (name: string) => table.indexes.find((one) => one.name === name)?.include ?? []
  return [
    ...(primaryKey === null
      ? []
      : [
          {
            kind: 'primary-key' as const,
            name: primaryKey.name,
            line: line({ primaryKey }),
            needs: needs.columnsOf([...primaryKey.columns, ...included(primaryKey.name)]),
            text: '',
            comment: primaryKey.comment,
            below: (child: Table) => (child.primaryKey === null ? [] : [child.primaryKey.name]),
            rest: undivided(primaryKey.columns, far, table, far?.primaryKey?.name === primaryKey.name),
          },
        ]),
    ...uniques.map((unique) => ({
      kind: 'unique' as const,
      name: unique.name,
      line: line({ uniques: [unique] }),
      needs: needs.columnsOf([...unique.columns, ...included(unique.name)]),
      text: '',
      comment: unique.comment,
      below: (child: Table) =>
        child.uniques
          .filter((one) => one.columns.join('\0') === unique.columns.join('\0'))
          .map((one) => one.name),
      rest: undivided(
        unique.columns,
        far,
        table,
        far?.uniques.some(({ name }) => name === unique.name) === true,
      ),
    })),
    ...checks.map((check) => {
      const valid = check.validated || !check.enforced
      const made = line({ checks: [check] })
      const alter = alterTable(table)
      return {
        kind: 'check' as const,
        name: check.name,
        line: `${made}${valid ? '' : ' NOT VALID'}`,
        needs: needs.columns(check.expression),
        text: check.expression,
        comment: check.comment,
        below: (child: Table) =>
          check.noInherit === true
            ? []
            : child.checks.filter((one) => one.name === check.name).map((one) => one.name),
        rest: {
          spelling: JSON.stringify([made, valid, check.inherited === true]),
          // It comes and goes with its parent's.
          ...(check.inherited === true && isUnderSame(table, far)
            ? { make: [], drop: [], alter: () => inPlace([]) }
            : {
                ...(valid &&
                check.enforced &&
                far !== undefined &&
                isBig(far) &&
                !isAbove(table, check.name, side)
                  ? { make: [`${alter} ADD ${made} NOT VALID`], behind: [validate(alter, check.name, made)] }
                  : {}),
                alter: () => {
                  const to = far?.checks.find((one) => one.name === check.name)
                  return to === undefined ? { how: 'again' as const } : alterCheck(table, check, to)
                },
              }),
        },
      }
    }),
    ...exclusions.map((exclusion) => ({
      kind: 'exclusion' as const,
      name: exclusion.name,
      line: line({ exclusions: [exclusion] }),
      needs: needs.columns(exclusion.definition),
      text: exclusion.definition,
      comment: exclusion.comment,
      below: (child: Table) =>
        child.exclusions.filter((one) => one.definition === exclusion.definition).map((one) => one.name),
      rest: { standing: 'expression' as const },
    })),
  ]
}

/**
 * A key of a partitioned table holds all that its rows are divided by; where the table cannot become what it should be,
 * neither can its key: https://www.postgresql.org/docs/current/ddl-partitioning.html
 */
function undivided(
  columns: readonly string[],
  far: Table | undefined,
  table: Table,
  isInBoth: boolean,
): Partial<Part> {
  const stays = (one: Table | undefined, other: Table) =>
    one?.kind === 'partitioned' &&
    (other.kind !== 'partitioned' || one.partitionBy !== other.partitionBy) &&
    one
  const why = `${table.name} stays divided as it is, and a key of it has to hold the columns that its rows are divided by.`
  if (isInBoth)
    return far !== undefined && stays(table, far) !== false ? { alter: () => ({ how: 'refused', why }) } : {}
  // New, as seen from the side to come.
  const divided = stays(far, table)
  const lacks = (one: Table) =>
    one.columns.some(({ name }) => mentions(one.partitionBy ?? '', name) && !columns.includes(name))
  return divided !== false && lacks(divided) ? { unmakeable: why } : {}
}

/** Whether a table above has this check too: what is made of it there comes down. */
function isAbove({ parents = [] }: Table, name: string, side: Side): boolean {
  return parents.some((parent) => side.table(parent)?.checks.some((check) => check.name === name) === true)
}

/** Whether a table stands under the same ones on both sides, from which changes come down. */
function isUnderSame(table: Table, far: Table | undefined): boolean {
  const parents = (one: Table | undefined) => JSON.stringify(one?.parents ?? [])
  return far !== undefined && parents(table) === parents(far)
}

function farComment(far: Table | undefined, { kind, name }: Constraint): string | null | undefined {
  if (far === undefined) return null
  const all =
    kind === 'primary-key'
      ? [far.primaryKey]
      : kind === 'unique'
        ? far.uniques
        : kind === 'check'
          ? far.checks
          : far.exclusions
  return all.find((one) => one?.name === name)?.comment
}
