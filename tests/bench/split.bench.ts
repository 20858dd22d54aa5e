import { expect, test } from 'vitest'
import { parse } from 'libpg-query'
import { postgres } from '#engine/dialects/postgres/index'
import { against, median, say } from './timing'

const megabyte = 1_000_000

/** A script as a dump or a long history would have it. */
function script(length: number): string {
  const parts: string[] = []
  for (let at = 0, size = 0; size < length; at += 1) {
    const part = `-- step ${at}; still a comment
create table step_${at} (id bigint primary key, "odd; name" text default 'it''s; ä', at timestamptz not null default now());
create index on step_${at} (at) where "odd; name" <> $$;$$;
insert into step_${at} (id, "odd; name") values ${Array.from({ length: 20 }, (_, row) => `(${row}, 'row; ${row}')`).join(', ')};
create function f_${at}() returns int language plpgsql as $body$ begin perform 1; return ${at}; end $body$;
`
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

test('splitting a PostgreSQL script of 10 MB', async () => {
  const text = script(10 * megabyte)
  const statements = await postgres.split(text)
  expect(statements.length % 4).toBe(0)
  const varve = await median(() => postgres.split(text), 3)
  const plain = await median(() => parse(text), 3)
  say(
    `\nsplit: ${(text.length / megabyte).toFixed(1)} MB, ${statements.length} statements  Varve ${against(varve, plain)}  libpg-query's parse ${Math.round(plain)} ms`,
  )
})
