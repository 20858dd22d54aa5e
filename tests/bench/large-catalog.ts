import type { Catalog, Table } from '#contract/catalog'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'

/** Tables as introspection reads them, a share of them with another type: parsed anew, so that no value is shared with another look, and counted otherwise. */
export function largeCatalog(size: number, changed: number): Catalog {
  const tables = Array.from({ length: size }, (_, at) => one(at, size, changed))
  return JSON.parse(JSON.stringify(catalog({ tables }))) as Catalog
}

function one(at: number, size: number, share: number): Table {
  const name = `table_${at}`
  const later = share > 0
  const changed = later && at % Math.round(1 / share) === 0
  const columns = Array.from({ length: 12 }, (_, n) =>
    column(
      `column_${n}`,
      n === 3 && changed ? 'bigint' : n % 2 === 0 ? 'integer' : 'character varying(255)',
      {
        nullable: n % 3 === 0,
        default: n % 4 === 0 ? "'none'::character varying" : null,
        comment: n % 5 === 0 ? `what column ${n} is for` : null,
      },
    ),
  )
  const definition = (n: number) => `CREATE INDEX ix_${at}_${n} ON public.${name} USING btree (column_${n})`
  return table(name, {
    estimatedRows: later ? 17 : 12,
    bytes: later ? 16_384 : 8192,
    columns,
    primaryKey: { name: `${name}_pkey`, columns: ['column_0'], comment: null },
    checks: [{ name: `${name}_check`, expression: '(column_1 > 0)', validated: true, enforced: true }],
    foreignKeys: [foreignKey(['column_2'], `table_${(at + 1) % size}`, { toColumns: ['column_0'] })],
    indexes: [1, 2, 3].map((n) => index(`ix_${at}_${n}`, [`column_${n}`], { definition: definition(n) })),
  })
}
