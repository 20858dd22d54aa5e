/** What a relation may have that the catalog does not hold, by name; `c` is pg_class. */
const kinds: readonly (readonly [words: string, condition: string])[] = [
  [
    'triggers',
    'c.relhastriggers and exists (select 1 from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal)',
  ],
  ['row security', 'c.relrowsecurity or c.relforcerowsecurity'],
  [
    'rules',
    `c.relhasrules and exists (select 1 from pg_rewrite r where r.ev_class = c.oid and r.rulename <> '_RETURN')`,
  ],
  ['extended statistics', 'exists (select 1 from pg_statistic_ext e where e.stxrelid = c.oid)'],
  ['the tablespace', 'c.reltablespace <> 0'],
  ['the composite type it is made of', 'c.reloftype <> 0'],
  [
    'the access method',
    `c.relkind in ('r', 'm') and c.relam <> (select am.oid from pg_am am where am.amname = 'heap')`,
  ],
  [
    'options of its columns',
    `c.relkind = 'f' and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attfdwoptions is not null)`,
  ],
]

/** An array of words for what a relation has and its DDL leaves out. */
export const unshown = `array_remove(array[${kinds
  .map(([words, condition]) => `case when ${condition} then '${words}' end`)
  .join(', ')}], null)`
