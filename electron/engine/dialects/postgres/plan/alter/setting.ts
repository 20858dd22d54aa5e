/** What a statement sets: which place it takes, on what it hangs, and what takes it back. */
interface Setting {
  readonly slot: string
  readonly on: string | null
  readonly unset: string | null
  /** Whether it makes something, which has to go before it can be made otherwise. */
  readonly isObject: boolean
}

const name = '(?:[^\\s."]+|"(?:[^"]|"")*")'
const relation = `(ALTER (?:FOREIGN )?(?:TABLE|VIEW|MATERIALIZED VIEW) (?:ONLY )?${name}\\.${name})`

type Rule = readonly [shape: RegExp, setting: (found: RegExpExecArray) => Partial<Setting> & { slot: string }]

const rule = (shape: string, setting: Rule[1]): Rule => [new RegExp(`^${shape}`, 's'), setting]
const at = (found: RegExpExecArray, place: number): string => found[place] ?? ''

/** By the statements that introspection reads of a relation: row security, replica identity, statistics, its indexes' settings. */
const rules: readonly Rule[] = [
  rule(`${relation} OF `, (f) => ({ slot: 'of', unset: `${at(f, 1)} NOT OF` })),
  rule(`${relation} ENABLE ROW LEVEL SECURITY$`, (f) => ({
    slot: 'row security',
    unset: `${at(f, 1)} DISABLE ROW LEVEL SECURITY`,
  })),
  rule(`${relation} FORCE ROW LEVEL SECURITY$`, (f) => ({
    slot: 'forced row security',
    unset: `${at(f, 1)} NO FORCE ROW LEVEL SECURITY`,
  })),
  rule(`${relation} REPLICA IDENTITY `, (f) => ({
    slot: 'replica identity',
    unset: `${at(f, 1)} REPLICA IDENTITY DEFAULT`,
  })),
  rule(`${relation} CLUSTER ON `, (f) => ({ slot: 'cluster', unset: `${at(f, 1)} SET WITHOUT CLUSTER` })),
  rule(`${relation} ALTER COLUMN (${name}) SET DEFAULT `, (f) => ({
    slot: `default ${at(f, 2)}`,
    unset: `${at(f, 1)} ALTER COLUMN ${at(f, 2)} DROP DEFAULT`,
  })),
  rule(`${relation} ALTER COLUMN (${name}) SET STATISTICS `, (f) => ({
    slot: `column statistics ${at(f, 2)}`,
    unset: `${at(f, 1)} ALTER COLUMN ${at(f, 2)} SET STATISTICS -1`,
  })),
  rule(`${relation} ALTER COLUMN (${name}) SET \\((.*)\\)$`, (f) => ({
    slot: `column parameters ${at(f, 2)} ${parameterNames(at(f, 3)).join()}`,
    unset: `${at(f, 1)} ALTER COLUMN ${at(f, 2)} RESET (${parameterNames(at(f, 3)).join(', ')})`,
  })),
  rule(`${relation} (?:ENABLE REPLICA|ENABLE ALWAYS|ENABLE|DISABLE) (TRIGGER|RULE) (${name})$`, (f) => ({
    slot: `state ${at(f, 2)} ${at(f, 3)}`,
    unset: `${at(f, 1)} ENABLE ${at(f, 2)} ${at(f, 3)}`,
  })),
  rule(`(ALTER EVENT TRIGGER ${name}) `, (f) => ({ slot: 'state', unset: `${at(f, 1)} ENABLE` })),
  rule(`${relation} ADD CONSTRAINT (${name}) `, (f) => ({
    slot: `constraint ${at(f, 2)}`,
    unset: `${at(f, 1)} DROP CONSTRAINT ${at(f, 2)}`,
  })),
  rule(`(ALTER DOMAIN ${name}\\.${name}) ADD CONSTRAINT (${name}) `, (f) => ({
    slot: `constraint ${at(f, 2)}`,
    unset: `${at(f, 1)} DROP CONSTRAINT ${at(f, 2)}`,
  })),
  rule(`${relation} ALTER COLUMN (${name}) SET NOT NULL$`, (f) => ({
    slot: `not null ${at(f, 2)}`,
    unset: `${at(f, 1)} ALTER COLUMN ${at(f, 2)} DROP NOT NULL`,
  })),
  rule(`${relation} ALTER COLUMN (${name}) SET STORAGE `, (f) => ({
    slot: `storage ${at(f, 2)}`,
    unset: `${at(f, 1)} ALTER COLUMN ${at(f, 2)} SET STORAGE EXTENDED`,
  })),
  rule(`${relation} ALTER COLUMN (${name}) SET COMPRESSION `, (f) => ({
    slot: `compression ${at(f, 2)}`,
    unset: `${at(f, 1)} ALTER COLUMN ${at(f, 2)} SET COMPRESSION default`,
  })),
  rule(`(COMMENT ON CONSTRAINT ${name} ON DOMAIN ${name}\\.${name}) IS `, (f) => ({
    slot: at(f, 1),
    unset: `${at(f, 1)} IS NULL`,
  })),
  rule(`(COMMENT ON COLUMN ${name}\\.${name}\\.${name}) IS `, (f) => ({
    slot: at(f, 1),
    unset: `${at(f, 1)} IS NULL`,
  })),
  // A count is right whenever it is taken.
  rule('SELECT setval', (f) => ({ slot: 'count', unset: f.input })),
  rule(`CREATE STATISTICS (${name}\\.${name}) `, (f) => ({
    slot: `statistics ${at(f, 1)}`,
    unset: `DROP STATISTICS ${at(f, 1)}`,
    isObject: true,
  })),
  rule(`ALTER STATISTICS (${name}\\.${name}) SET STATISTICS `, (f) => ({
    slot: `target ${at(f, 1)}`,
    on: `statistics ${at(f, 1)}`,
    unset: `ALTER STATISTICS ${at(f, 1)} SET STATISTICS -1`,
  })),
  rule(`COMMENT ON STATISTICS (${name}\\.${name}) IS `, (f) => ({
    slot: `comment ${at(f, 1)}`,
    on: `statistics ${at(f, 1)}`,
    unset: `COMMENT ON STATISTICS ${at(f, 1)} IS NULL`,
  })),
  rule(`COMMENT ON SEQUENCE (${name}\\.${name}) IS `, (f) => ({
    slot: `sequence comment ${at(f, 1)}`,
    unset: `COMMENT ON SEQUENCE ${at(f, 1)} IS NULL`,
  })),
  rule(`ALTER INDEX (${name}\\.${name}) SET \\((.*)\\)$`, (f) => ({
    slot: `index parameters ${at(f, 1)} ${parameterNames(at(f, 2)).join()}`,
    unset: `ALTER INDEX ${at(f, 1)} RESET (${parameterNames(at(f, 2)).join(', ')})`,
  })),
  rule(`ALTER INDEX (${name}\\.${name}) SET TABLESPACE `, (f) => ({
    slot: `index tablespace ${at(f, 1)}`,
    unset: `ALTER INDEX ${at(f, 1)} SET TABLESPACE pg_default`,
  })),
  rule(`ALTER INDEX (${name}\\.${name}) ALTER COLUMN (\\d+) SET STATISTICS `, (f) => ({
    slot: `index statistics ${at(f, 1)} ${at(f, 2)}`,
    unset: `ALTER INDEX ${at(f, 1)} ALTER COLUMN ${at(f, 2)} SET STATISTICS -1`,
  })),
]

/** Reads a statement, without its `;`. One that no rule knows can be set and not taken back. */
export function settingOf(sql: string): Setting {
  for (const [shape, setting] of rules) {
    const found = shape.exec(sql)
    if (found !== null) return { on: null, unset: null, isObject: false, ...setting(found) }
  }
  return { slot: sql, on: null, unset: null, isObject: false }
}

/** The names of storage parameters in words of DDL: `fillfactor=70, toast.autovacuum_enabled=false`. */
export function parameterNames(words: string): string[] {
  return words
    .split(', ')
    .map((word) => word.slice(0, word.indexOf('=')))
    .filter((word) => word !== '')
}
