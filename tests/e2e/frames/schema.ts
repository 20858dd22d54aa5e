const kinds = ['account', 'event', 'order', 'ledger', 'report', 'asset']

/**
 * The DDL of so many tables of 11 to 13 columns, tied as real ones are: most to a table made shortly before, many to
 * one of a few that everything hangs on, some far off, one in twelve to none.
 */
export function schemaOf(tables: number): string[] {
  const random = randomOf(7)
  return Array.from({ length: tables }, (_, at) => {
    const near = Math.max(0, at - 1 - Math.floor(random() * 15))
    const hub = Math.floor(random() * Math.min(8, at))
    const far = Math.floor(random() * at)
    const isTied = at > 0 && random() > 0.08
    const targets = isTied ? [random() < 0.25 ? hub : near, ...(random() < 0.4 ? [far] : [])] : []
    const keys = targets.map(
      (to, number) =>
        `, ref${number}_id bigint ${number === 0 ? 'not null' : ''} references ${nameOf(to)} (id) on delete cascade`,
    )
    return `create table ${nameOf(at)} (
  id bigint primary key, code varchar(40) not null unique, title text not null, amount numeric(12, 2),
  flag boolean not null, day date, made_at timestamptz not null, seen_at timestamptz, note text, payload jsonb,
  version int not null${keys.join('')});`
  })
}

function nameOf(at: number): string {
  return `${kinds[at % kinds.length] ?? ''}_${at}`
}

/** Numbers from 0 to 1 that are the same in every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
