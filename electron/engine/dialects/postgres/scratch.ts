import { AppError } from '#engine/errors'
import type { Session } from '../dialect'
import { makeScratch, type ScratchPlace, type ScratchSteps } from '../scratch'
import { leftoversAmong, type FoundDatabase, type ScratchLeftover } from '../scratch-leftovers'
import { literal, quote } from './quote'
import { connectServer } from './server-session'
import type { Throwaway } from '../throwaway'

/** Makes a scratch database on the user's own PostgreSQL server. */
export async function scratch(place: ScratchPlace): Promise<Throwaway> {
  return makeScratch(steps, place)
}

const steps: ScratchSteps = {
  connect: connectServer,
  // A link to one database reaches no table of another.
  enter: connectServer,
  create: async (link, name) => {
    await link.run(`create database ${quote(name)} template template0 ${await likeHere(link)}`)
  },
  // CREATE DATABASE runs in no transaction, so the mark can't come with it.
  sign: async (link, { name, text }) => {
    await link.run(`comment on database ${quote(name)} is ${literal(text)}`)
  },
  markOf: async (link, name) => {
    const [row] = await link.query<{ mark: string | null }>(
      `select pg_catalog.shobj_description(d.oid, 'pg_database') as mark from pg_catalog.pg_database d where d.datname = $1`,
      [name],
    )
    return row?.mark ?? null
  },
  drop: async (link, name) => {
    // WITH (FORCE) came with PostgreSQL 13; before it DROP DATABASE waits five seconds for links that are closing.
    const [row] = await link.query<{ number: number }>(
      `select current_setting('server_version_num')::int as number`,
    )
    const force = Number(row?.number) >= 130_000 ? ' with (force)' : ''
    await link.run(`drop database ${quote(name)}${force}`)
  },
  leftovers,
  explain: (error, link, { target }) => {
    if (!(error instanceof AppError) || error.data.server?.code !== '42501') return error
    return new AppError('privilege', `${link.server.user} may not create databases on ${target.host}.`, {
      advice: `Whoever administers the server can allow it: ALTER ROLE ${quote(link.server.user)} CREATEDB;`,
      server: error.data.server,
      cause: error,
    })
  },
}

/** Encoding and locale of the database that the link is to: `template0` takes any. */
async function likeHere(link: Session): Promise<string> {
  const [row] = await link.query<{ encoding: string; collation: string; type: string }>(
    `select pg_catalog.pg_encoding_to_char(d.encoding) as encoding, d.datcollate as collation, d.datctype as type
from pg_catalog.pg_database d where d.datname = current_database()`,
  )
  if (row === undefined) return ''
  return `encoding ${literal(row.encoding)} lc_collate ${literal(row.collation)} lc_ctype ${literal(row.type)}`
}

/** Scratch databases that a Varve which ended early has left on the server. */
async function leftovers(link: Session): Promise<ScratchLeftover[]> {
  const found = await link.query<{ name: string; mark: string | null; links: string }>(
    `select d.datname as name, pg_catalog.shobj_description(d.oid, 'pg_database') as mark,
  pg_catalog.pg_stat_get_db_numbackends(d.oid)::text as links
from pg_catalog.pg_database d where d.datname like 'varve\\_scratch\\_%'`,
  )
  const read = found.map((row): FoundDatabase => ({ ...row, links: Number(row.links) }))
  return leftoversAmong(read, new Date(), quote)
}
