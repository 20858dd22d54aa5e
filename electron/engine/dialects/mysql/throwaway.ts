import { AppError } from '#engine/errors'
import type { Session } from '../dialect'
import { makeScratch, type ScratchPlace, type ScratchSteps } from '../scratch'
import { leftoversAmong, type FoundDatabase, type ScratchLeftover } from '../scratch-leftovers'
import { madeAt } from '../scratch-mark'
import type { Throwaway } from '../throwaway'
import { connect } from './connect'
import { account, literal, quote, quoteIn } from './quote'
import { keepInside, othersAmong } from './scratch-bounds'
import { markTable } from './scratch-table'

/** Makes a scratch database on the user's own MySQL or MariaDB server. */
export async function scratch(place: ScratchPlace): Promise<Throwaway> {
  return makeScratch(steps, place)
}

const steps: ScratchSteps = {
  connect,
  enter: async (target, password, options) => {
    let others = new Set<string>()
    const session = await connect(target, password, options, (sql) => {
      keepInside(sql, target.database, others)
    })
    const rows = await session.query<{ name: string }>(
      'select schema_name as `name` from information_schema.schemata',
    )
    others = othersAmong(
      rows.map(({ name }) => name),
      target.database,
    )
    return session
  },
  create: async (link, name) => {
    await link.run(`create database ${quote(name)} ${await likeHere(link)}`)
  },
  // A table, because databases have comments on newer MariaDB alone; no catalog lists it.
  sign: async (link, { name, text }) => {
    await link.run(
      `create table ${quoteIn(name, markTable)} (mark varchar(200) character set utf8mb4 not null) engine = InnoDB`,
    )
    await link.run(`insert into ${quoteIn(name, markTable)} (mark) values (${literal(text)})`)
  },
  markOf,
  drop: async (link, name) => {
    await link.run(`drop database ${quote(name)}`)
  },
  leftovers,
  explain: (error, link, { target }) => {
    const code = error instanceof AppError ? (error.data.server ?? null) : null
    if (code === null || !refusals.has(code.code)) return error
    return new AppError('privilege', `${link.server.user} may not create databases on ${target.host}.`, {
      advice: `Whoever administers the server can allow it, for scratch databases alone: GRANT ALL PRIVILEGES ON \`varve\\_scratch\\_%\`.* TO ${account(link.server.user)};`,
      server: code,
      cause: error,
    })
  },
}

/** 1044 no access to a database, 1142 no right on a table, 1227 a privilege of the server is missing. */
const refusals = new Set(['1044', '1142', '1227'])

/** Character set and collation of the database that the link is to, which tables take when they name none. */
async function likeHere(link: Session): Promise<string> {
  const [row] = await link.query<{ charset: string; collation: string }>(
    `select default_character_set_name as \`charset\`, default_collation_name as \`collation\`
from information_schema.schemata where schema_name = database()`,
  )
  return row === undefined ? '' : `character set ${quote(row.charset)} collate ${quote(row.collation)}`
}

async function markOf(link: Session, name: string): Promise<string | null> {
  // Asked for first: a table that is not there is an error, and no answer.
  const [there] = await link.query<{ tables: unknown }>(
    'select count(*) as `tables` from information_schema.tables where table_schema = ? and table_name = ?',
    [name, markTable],
  )
  if (Number(there?.tables) === 0) return null
  const marks = await link.query<{ mark: string }>(`select mark as \`mark\` from ${quoteIn(name, markTable)}`)
  return marks.length === 1 ? (marks[0]?.mark ?? null) : null
}

/** Scratch databases that a Varve which ended early has left on the server. Links of others are seen with PROCESS alone. */
async function leftovers(link: Session): Promise<ScratchLeftover[]> {
  const rows = await link.query<{ name: string; links: unknown }>(
    `select s.schema_name as \`name\`,
  (select count(*) from information_schema.processlist p where p.db = s.schema_name) as \`links\`
from information_schema.schemata s where s.schema_name like 'varve\\_scratch\\_%'`,
  )
  const found: FoundDatabase[] = []
  for (const { name, links } of rows)
    if (madeAt(name) !== null)
      found.push({ name, links: Number(links), mark: await markOf(link, name).catch(() => null) })
  return leftoversAmong(found, new Date(), quote)
}
