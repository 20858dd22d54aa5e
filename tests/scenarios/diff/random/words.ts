import type { DialectName } from '#contract/connection'

/** What the columns of one dialect may be. */
export interface Words {
  readonly dialect: DialectName
  readonly ids: readonly string[]
  /** Types with the defaults that suit them. */
  readonly types: Readonly<Record<string, readonly string[]>>
  /** What a type may become without a word on how. */
  readonly becomes: Readonly<Record<string, readonly string[]>>
  readonly actions: readonly string[]
  /** Whether a new column may stand anywhere. */
  readonly placesColumns: boolean
}

const postgres: Words = {
  dialect: 'postgres',
  ids: ['integer', 'bigint'],
  types: {
    integer: ['0', '1 + 2'],
    bigint: ['7'],
    text: [`'it''s'`, `upper('x')`],
    'character varying(40)': [`'x'`],
    'character varying(80)': [`'y; --'`],
    'numeric(12,2)': ['1.5'],
    boolean: ['true', 'false'],
    'timestamp(3) with time zone': ['now()'],
    date: ['current_date', `'2024-01-01'`],
    jsonb: [`'{}'`],
    uuid: ['gen_random_uuid()'],
    'text[]': [`'{}'`],
  },
  becomes: {
    integer: ['bigint', 'text', 'numeric(12,2)'],
    bigint: ['integer', 'text'],
    text: ['character varying(40)', 'integer', 'jsonb'],
    'character varying(40)': ['text', 'character varying(80)'],
    'character varying(80)': ['character varying(40)', 'text', 'date'],
    'numeric(12,2)': ['bigint', 'text'],
    boolean: ['text'],
    date: ['timestamp(3) with time zone', 'text'],
    uuid: ['text'],
  },
  actions: ['no action', 'restrict', 'cascade', 'set null'],
  placesColumns: false,
}

const mysql: Words = {
  dialect: 'mysql',
  ids: ['int', 'bigint'],
  types: {
    int: ['0', '(1 + 2)'],
    bigint: ['7'],
    text: [],
    'varchar(40)': [`'it''s'`, `upper('x')`],
    'varchar(80)': [`'y; --'`],
    'decimal(12,2)': ['1.5'],
    'datetime(3)': ['current_timestamp(3)'],
    date: [`'2024-01-01'`],
    longtext: [],
    'binary(4)': [],
    [`enum('a','it''s','c')`]: [`'a'`],
    [`enum('c','a')`]: [`'c'`],
  },
  becomes: {
    int: ['bigint', 'varchar(40)', 'decimal(12,2)'],
    bigint: ['int', 'varchar(40)'],
    text: ['longtext', 'varchar(40)'],
    'varchar(40)': ['text', 'varchar(80)'],
    'varchar(80)': ['varchar(40)', 'text', 'date'],
    'decimal(12,2)': ['bigint'],
    date: ['datetime(3)', 'varchar(40)'],
    longtext: ['text'],
    [`enum('a','it''s','c')`]: [`enum('c','a')`, 'varchar(40)'],
    [`enum('c','a')`]: [`enum('a','it''s','c')`],
  },
  actions: ['restrict', 'cascade', 'set null'],
  placesColumns: true,
}

export const words: Readonly<Record<DialectName, Words>> = { postgres, mysql }
