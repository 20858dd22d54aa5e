import type { Table } from '#contract/catalog'
import { alterTable } from '../../ddl/table'
import { type Act, type Alteration, inPlace } from '../part'
import { optionsDelta } from './options'
import { parameterActs } from './parameters'
import { storageOf } from './storage'

/** What of a table itself is set in place; what would make it another table is refused. */
export function alterTableItself(from: Table, to: Table, major: number): Alteration {
  const alter = alterTable(to)
  if (from.kind !== to.kind && !(isPlain(from) && isPlain(to)))
    return {
      how: 'refused',
      why: `PostgreSQL cannot turn ${kinds[from.kind]} into ${kinds[to.kind]}. Make a new table, copy the rows of ${from.name}, then drop it.`,
    }
  if ((from.partitionBy ?? null) !== (to.partitionBy ?? null))
    return {
      how: 'refused',
      why: `PostgreSQL cannot change how ${from.name} is divided (PARTITION BY ${from.partitionBy ?? ''}). Make a new partitioned table, copy the rows, then drop this one.`,
    }
  const [before, after] = [storageOf(from.options ?? ''), storageOf(to.options ?? '')]
  if (before.method !== after.method && major < 15)
    return {
      how: 'refused',
      why: `PostgreSQL ${major} cannot change the access method of ${from.name}; version 15 can. Make a new table, copy the rows, then drop this one.`,
    }
  const set = (words: string, back: string, property: string): Act => ({
    sql: `${alter} ${words}`,
    reverse: `${alter} ${back}`,
    property,
  })
  const [server, farServer] = [foreignOf(from), foreignOf(to)]
  if (server.server !== farServer.server)
    return {
      how: 'refused',
      why: `PostgreSQL cannot move foreign table ${from.name} to another server. Drop it and create it anew.`,
    }
  return inPlace([
    ...(from.unlogged === to.unlogged
      ? []
      : [
          set(
            to.unlogged === true ? 'SET UNLOGGED' : 'SET LOGGED',
            from.unlogged === true ? 'SET UNLOGGED' : 'SET LOGGED',
            'persistence',
          ),
        ]),
    ...(before.method === after.method
      ? []
      : [
          set(
            `SET ACCESS METHOD ${after.method ?? 'heap'}`,
            `SET ACCESS METHOD ${before.method ?? 'heap'}`,
            'access method',
          ),
        ]),
    ...(before.tablespace === after.tablespace
      ? []
      : [
          set(
            `SET TABLESPACE ${after.tablespace ?? 'pg_default'}`,
            `SET TABLESPACE ${before.tablespace ?? 'pg_default'}`,
            'tablespace',
          ),
        ]),
    ...parameterActs(alter, before.parameters, after.parameters),
    ...(server.options === farServer.options
      ? []
      : [
          set(
            optionsDelta(server.options, farServer.options),
            optionsDelta(farServer.options, server.options),
            'options',
          ),
        ]),
  ])
}

const kinds = {
  table: 'a plain table',
  partition: 'a partition',
  partitioned: 'a partitioned table',
  foreign: 'a foreign table',
} as const

/** A plain table becomes a partition by being attached, and is one no more when detached. */
function isPlain({ kind }: Table): boolean {
  return kind === 'table' || kind === 'partition'
}

function foreignOf({ foreignServer }: Table): { server: string; options: string } {
  const words = foreignServer ?? ''
  const at = words.indexOf(' OPTIONS (')
  return at < 0
    ? { server: words, options: '' }
    : { server: words.slice(0, at), options: words.slice(at + 1) }
}
