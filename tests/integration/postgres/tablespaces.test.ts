import { expect, onTestFinished, test } from 'vitest'
import { postgres } from '#engine/dialects/postgres/index'
import { content } from '../../support/catalog-content'
import { freshDatabase } from '../../support/databases'
import { remake } from '../../support/remake'

test('what lies in a tablespace of its own is made there again', async () => {
  const space = `space_${process.pid}`
  // Undone last of all, for it is the server's.
  onTestFinished(async () => {
    const administrator = await freshDatabase('postgres')
    await (await administrator.connect()).run(`drop tablespace ${space}`)
    await administrator.drop()
  })
  const [from, to] = [await freshDatabase('postgres'), await freshDatabase('postgres')]
  onTestFinished(async () => {
    await from.drop()
    await to.drop()
  })
  const [session, copy] = [await from.connect(), await to.connect()]
  for (const sql of [
    'set allow_in_place_tablespaces = on',
    `create tablespace ${space} location ''`,
    `create table there (id int primary key using index tablespace ${space}, n int) with (fillfactor = 90) tablespace ${space}`,
    `create index there_n on there (n) tablespace ${space}`,
    `create materialized view seen tablespace ${space} as select id from there`,
  ])
    await session.run(sql)
  const catalog = await postgres.introspect(session)
  expect(catalog.tables).toMatchObject([
    {
      options: `WITH (fillfactor=90) TABLESPACE ${space}`,
      facts: [{ name: 'owner' }, { name: 'tablespace', value: space }],
      settings: [`ALTER INDEX public.there_pkey SET TABLESPACE ${space};`],
      indexes: [
        { name: 'there_n', options: `TABLESPACE ${space}` },
        { name: 'there_pkey', options: `TABLESPACE ${space}` },
      ],
    },
  ])
  expect(catalog.views).toMatchObject([{ options: `TABLESPACE ${space}` }])
  await remake(postgres, catalog, copy)
  expect(content(await postgres.introspect(copy))).toEqual(content(catalog))
})
