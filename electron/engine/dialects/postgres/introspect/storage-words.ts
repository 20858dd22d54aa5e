/** The tablespace of the relation `c`, where it is not the database's own: nearly none has one. */
export const tablespaceOf = `case when c.reltablespace <> 0 then (
    select ts.spcname from pg_tablespace ts where ts.oid = c.reltablespace) end`

/**
 * How a relation is stored, in words of DDL: `USING columnar WITH (fillfactor=70) TABLESPACE fast`.
 * `c` is pg_class, `tc` that of its TOAST table, `am` pg_am.
 */
export const storageWords = `nullif(concat_ws(' ',
    case when c.relkind in ('r', 'p', 'm') and am.amname <> 'heap' then 'USING ' || quote_ident(am.amname) end,
    'WITH (' || nullif(concat_ws(', ', array_to_string(c.reloptions, ', '),
      case when tc.reloptions is not null then (select string_agg('toast.' || o, ', ') from unnest(tc.reloptions) o) end), '') || ')',
    'TABLESPACE ' || quote_ident(${tablespaceOf})), '')`
