import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { comparisonOf, known, quiet, runPlan, words } from '../../support/compare'
import { freshEngine } from '../../support/engine'

const before = `
create table users (id int unsigned not null auto_increment primary key, email varchar(120) not null, feels enum('sad','glad')) comment 'who writes';
create table notes (id int auto_increment primary key, user_id int unsigned not null, body text,
  key ix_user (user_id), constraint fk_user foreign key (user_id) references users (id));
create view v as select email from users;
create trigger stamped before insert on notes for each row begin set new.body = coalesce(new.body, 'a;b'); end;
`
const after = `
create table users (id int unsigned not null auto_increment primary key, email varchar(200) not null, feels enum('sad','glad','calm'), unique key uq (email)) comment 'who writes';
create table notes (id int auto_increment primary key, user_id int unsigned not null, body text, pinned tinyint(1) not null default 0,
  key ix_user (user_id), constraint fk_user foreign key (user_id) references users (id) on delete cascade);
create view v as select id, email from users;
create trigger stamped before insert on notes for each row begin set new.body = coalesce(new.body, 'c;d'); end;
`

test('two databases of MariaDB differ in what they hold, not in their names; the plan is proved in scratch databases', async () => {
  const engine = await freshEngine()
  const [from, to, same] = [
    await known(engine, 'mariadb', before),
    await known(engine, 'mariadb', after),
    await known(engine, 'mariadb', before),
  ]
  expect(words(await comparisonOf(engine, from.side, same.side))).toEqual([])
  const comparison = await comparisonOf(engine, from.side, to.side, { scratch: from.id })
  expect(comparison.changes.map(({ change }) => `${change.kind} ${change.ref.name}`).toSorted()).toEqual([
    'add-column pinned',
    'add-unique uq',
    'alter-column email',
    'alter-column feels',
    'alter-foreign-key fk_user',
    'alter-object stamped',
    'alter-view v',
  ])
  const plan = await engine.comparisons.plan(comparison.id, null, quiet)
  expect(plan.proof).toMatchObject({ kind: 'proved', where: expect.stringContaining('scratch database') })
  const script = engine.comparisons.script({ id: comparison.id, fingerprint: plan.fingerprint })
  expect(script).toMatch(/DELIMITER ;;\n[\s\S]*'c;d'[\s\S]*\n;;\nDELIMITER ;/)
  await runPlan(from.database, plan)
  expect(words(await comparisonOf(engine, from.side, to.side))).toEqual([])
})

test('a snapshot of MariaDB is the same bytes while nothing changes, and differs in nothing', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'mariadb', before)
  const folder = await mkdtemp(join(tmpdir(), 'varve-compare-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'saved.json')
  await engine.comparisons.snapshot(live.side, null, { file, replace: true }, quiet)
  const text = await readFile(file, 'utf8')
  const session = await live.database.connect()
  await session.run("insert into users (email) values ('a@b')")
  await session.close()
  expect(await engine.comparisons.snapshot(live.side, null, { file, replace: true }, quiet)).toEqual({
    objects: 4,
    notes: [],
  })
  expect(await readFile(file, 'utf8')).toBe(text)
  expect(words(await comparisonOf(engine, live.side, { kind: 'snapshot', file }))).toEqual([])
  const sql = join(folder, 'saved.sql')
  await engine.comparisons.snapshot(live.side, null, { file: sql, replace: false }, quiet)
  const side = { kind: 'sql' as const, file: sql, dialect: 'mysql' as const }
  expect(words(await comparisonOf(engine, live.side, side, { scratch: live.id }))).toEqual([])
})
