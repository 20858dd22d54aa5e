/** What a relation may have that neither the catalog nor its DDL holds, by name; `c` is pg_class. */
const kinds: readonly (readonly [words: string, condition: string])[] = [
  [
    'security labels',
    `exists (select 1 from pg_seclabel l where l.classoid = 'pg_class'::regclass and l.objoid = c.oid)`,
  ],
]

/** An array of words for what a relation has and its DDL leaves out. */
export const unshown = `array_remove(array[${kinds
  .map(([words, condition]) => `case when ${condition} then '${words}' end`)
  .join(', ')}], null)`
