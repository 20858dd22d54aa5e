/** What PGlite 0.5 brings beside itself: the extension's name, and the file of the package that loads it. */
const files: Readonly<Record<string, string>> = {
  amcheck: 'amcheck',
  autoinc: 'moddatetime',
  bloom: 'bloom',
  btree_gin: 'btree_gin',
  btree_gist: 'btree_gist',
  citext: 'citext',
  cube: 'cube',
  dict_int: 'dict_int',
  dict_xsyn: 'dict_xsyn',
  earthdistance: 'earthdistance',
  file_fdw: 'file_fdw',
  fuzzystrmatch: 'fuzzystrmatch',
  hstore: 'hstore',
  insert_username: 'moddatetime',
  intarray: 'intarray',
  isn: 'isn',
  lo: 'lo',
  ltree: 'ltree',
  moddatetime: 'moddatetime',
  pageinspect: 'pageinspect',
  pg_buffercache: 'pg_buffercache',
  pg_freespacemap: 'pg_freespacemap',
  pg_stat_statements: 'pg_stat_statements',
  pg_surgery: 'pg_surgery',
  pg_trgm: 'pg_trgm',
  pg_visibility: 'pg_visibility',
  pg_walinspect: 'pg_walinspect',
  pgcrypto: 'pgcrypto',
  refint: 'moddatetime',
  seg: 'seg',
  tablefunc: 'tablefunc',
  tcn: 'tcn',
  tsm_system_rows: 'tsm_system_rows',
  tsm_system_time: 'tsm_system_time',
  unaccent: 'unaccent',
  'uuid-ossp': 'uuid_ossp',
}

/** Extensions that CREATE EXTENSION … CASCADE makes along with another one. */
const cascades: Readonly<Record<string, readonly string[]>> = { earthdistance: ['cube'] }

/** The package's files to load for these extensions; those that PGlite itself holds need none. */
export function filesOf(extensions: readonly string[]): string[] {
  const all = extensions.flatMap((name) => [name, ...(cascades[name] ?? [])])
  return [
    ...new Set(all.flatMap((name) => (Object.hasOwn(files, name) ? [files[name] ?? ''] : []))),
  ].toSorted()
}

/** Those of the extensions that the embedded PostgreSQL does not have. */
export function notShipped(extensions: readonly string[]): string[] {
  return extensions.filter((name) => name !== 'plpgsql' && !Object.hasOwn(files, name))
}
