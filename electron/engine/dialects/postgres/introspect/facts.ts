import type { Fact } from '#contract/catalog'
import { fact } from './objects/found'
import type { TableRow } from './tables'

const identities = { d: null, n: 'nothing', f: 'the whole row', i: 'an index' }

/** What is worth reading of a table beside its DDL. */
export function tableFacts(row: TableRow): Fact[] {
  return [
    fact('owner', row.owner),
    fact('tablespace', row.tablespace),
    fact('access method', row.accessMethod === 'heap' ? null : row.accessMethod),
    fact('of type', row.ofType),
    fact('row security', rowSecurity(row)),
    fact('replica identity', identities[row.replicaIdentity]),
  ].filter((one) => one !== null)
}

function rowSecurity({ rowSecurity, forcedRowSecurity }: TableRow): string | null {
  if (rowSecurity) return forcedRowSecurity ? 'on, for its owner too' : 'on'
  return forcedRowSecurity ? 'off; for its owner too once it is on' : null
}
