/**
 * How a relation is stored, in words of DDL: `USING columnar WITH (fillfactor=70) TABLESPACE fast`.
 * `c` is pg_class, `tc` that of its TOAST table, `am` pg_am, `ts` pg_tablespace.
 */
export const storageWords = `nullif(concat_ws(' ',
    case when c.relkind in ('r', 'p', 'm') and am.amname <> 'heap' then 'USING ' || quote_ident(am.amname) end,
    'WITH (' || nullif(concat_ws(', ', array_to_string(c.reloptions, ', '),
      case when tc.reloptions is not null then (select string_agg('toast.' || o, ', ') from unnest(tc.reloptions) o) end), '') || ')',
    'TABLESPACE ' || quote_ident(ts.spcname)), '')`
