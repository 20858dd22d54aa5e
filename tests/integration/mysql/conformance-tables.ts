import type { Catalog } from '#contract/catalog'
import type { Case } from './conformance.test'

const table = ({ tables: [first] }: Catalog) => first
const columns = (catalog: Catalog) =>
  Object.fromEntries((table(catalog)?.columns ?? []).map((one) => [one.name, one]))
const indexes = (catalog: Catalog) =>
  Object.fromEntries((table(catalog)?.indexes ?? []).map((one) => [one.name, one]))

export const tableCases: Case[] = [
  {
    what: 'types with their modifiers',
    ddl: [
      `create table t (a tinyint unsigned zerofill, b bigint unsigned, c decimal(12, 3), d float, e double, f bit(5),
         g char(3), h varchar(70), i tinytext, j longtext, k binary(4), l varbinary(5), m mediumblob, n date, o time(2),
         p datetime(6), q timestamp(3) null, r year, s enum('it''s', 'b;', 'c\\\\d'), t set('x', 'y z'), u point,
         v uuid, w inet6, x json, y text compressed)`,
    ],
    expected: (catalog) => Object.values(columns(catalog)).map(({ type }) => type),
    says: [
      'tinyint(3) unsigned zerofill | bigint(20) unsigned | decimal(12,3) | float | double | bit(5) | char(3)',
      'varchar(70) | tinytext | longtext | binary(4) | varbinary(5) | mediumblob | date | time(2) | datetime(6)',
      "timestamp(3) | year(4) | enum('it''s','b;','c\\\\d') | set('x','y z') | point | uuid | inet6 | longtext",
      'text /*M!100301 COMPRESSED*/',
    ]
      .join(' | ')
      .split(' | '),
  },
  {
    what: 'literal and expression defaults, ON UPDATE, auto-increment, nullability',
    ddl: [
      `create table t (id int not null auto_increment primary key, a int default -1, b varchar(20) default 'it''s \\\\ "q"',
         c varchar(40) default concat('a', uuid()), d int default (a + 1), e bit(3) default b'101',
         f timestamp(3) not null default current_timestamp(3) on update current_timestamp(3),
         g date default '2020-01-01', h varchar(4) default 'NULL', i varchar(4) default null, j varchar(9) not null)`,
      'insert into t (j) values (1), (2)',
    ],
    expected: (catalog) => ({ columns: columns(catalog), facts: table(catalog)?.facts }),
    says: {
      columns: {
        id: { identity: 'auto-increment', nullable: false, default: null },
        a: { default: '-1' },
        b: { default: `'it''s \\\\ "q"'` },
        c: { default: "concat('a',uuid())" },
        d: { default: '(`a` + 1)' },
        e: { default: "b'101'" },
        f: { default: 'current_timestamp(3)', onUpdate: 'current_timestamp(3)', nullable: false },
        g: { default: "'2020-01-01'" },
        h: { default: "'NULL'" },
        i: { default: null, nullable: true },
        j: { default: null, nullable: false },
      },
      facts: [
        { name: 'row format', value: 'Dynamic' },
        { name: 'character set', value: 'utf8mb4' },
        { name: 'next auto-increment value', value: '3' },
      ],
    },
  },
  {
    what: 'generated and invisible columns, comments, collations that differ',
    ddl: [
      `create table t (a int, b int generated always as (a + 1) virtual, c varchar(20) generated always as (concat('x);,', a)) stored comment 'c;''\\\\',
         d int invisible default 4, e int generated always as (a * 2) virtual invisible,
         f varchar(9) collate utf8mb4_bin, g varchar(9) character set latin1 collate latin1_german1_ci,
         h varchar(9) character set ascii, i varchar(9)) collate utf8mb4_unicode_ci comment = 'it''s a\\nlong "one"'`,
    ],
    expected: (catalog) => ({ table: table(catalog), columns: columns(catalog) }),
    says: {
      table: { collation: 'utf8mb4_unicode_ci', comment: 'it\'s a\nlong "one"' },
      columns: {
        b: { generated: { expression: '`a` + 1', stored: false } },
        c: { generated: { expression: "concat('x);,',`a`)", stored: true }, comment: "c;'\\" },
        d: { invisible: true, default: '4' },
        e: { invisible: true },
        f: { collation: 'utf8mb4_bin' },
        g: { collation: 'latin1_german1_ci' },
        h: { collation: 'ascii_general_ci' },
        i: { collation: null },
      },
    },
  },
  {
    what: 'indexes: prefix, order, kinds, ignored, comments, parser and block size as the server has them',
    ddl: [
      `create table t (id int, a varchar(100), b text not null, g point not null, h varchar(9), primary key (id, h) comment 'pk',
         unique key only_one (a, h), key parts (a(7) desc, h) comment 'it''s', key unseen (h) ignored,
         fulltext key words (b), spatial key places (g), unique key long_one (b), key \`odd \`\`( , name\` (h(2)),
         key asked (h) using hash, key sized (id) key_block_size = 4)`,
    ],
    expected: indexes,
    says: {
      PRIMARY: { backs: 'primary-key', unique: true, comment: 'pk', method: 'btree' },
      only_one: { backs: 'unique', parts: [{ column: 'a' }, { column: 'h' }] },
      parts: {
        comment: "it's",
        parts: [
          { prefixLength: 7, order: 'desc' },
          { prefixLength: null, order: 'asc' },
        ],
      },
      unseen: { visible: false },
      words: { method: 'fulltext' },
      places: { method: 'spatial' },
      long_one: { method: 'hash', unique: true },
      'odd `( , name': { parts: [{ column: 'h', prefixLength: 2 }] },
      asked: { method: 'btree', definition: 'KEY `asked` (`h`) USING HASH' },
      sized: { definition: 'KEY `sized` (`id`) KEY_BLOCK_SIZE=4' },
    },
  },
  {
    what: 'indexes in memory are hashes unless they are asked to be trees',
    ddl: [
      'create table t (a int, b int, c int, key h (a), key t (b) using btree, unique key u (c)) engine = memory',
    ],
    expected: (catalog) => ({ engine: table(catalog)?.engine, indexes: indexes(catalog) }),
    says: {
      engine: 'MEMORY',
      indexes: { h: { method: 'hash' }, t: { method: 'btree' }, u: { method: 'hash', backs: 'unique' } },
    },
  },
  {
    what: 'checks of a column and of the table',
    ddl: [
      "create table t (a int check (a > 0), j json, b varchar(9) check (b <> ')'), constraint both_set check (a is not null or j <> ';'), check (a < 9))",
    ],
    expected: (catalog) => table(catalog)?.checks,
    says: [
      { name: 'CONSTRAINT_1', expression: '`a` < 9', column: null },
      { name: 'a', expression: '`a` > 0', column: 'a' },
      { name: 'b', expression: "`b` <> ')'", column: 'b' },
      { name: 'both_set', column: null },
      { name: 'j', expression: 'json_valid(`j`)', column: 'j' },
    ],
  },
  {
    what: 'foreign keys with every action, in a circle, to a table of odd name',
    ddl: [
      'create table `a "parent` (id int primary key, b int, c int, key (b), unique key (c, id))',
      `create table child (id int primary key, w int, x int, y int, z int,
         constraint k_restrict foreign key (w) references \`a "parent\` (id),
         constraint k_cascade foreign key (x) references \`a "parent\` (id) on delete cascade on update cascade,
         constraint k_null foreign key (y) references \`a "parent\` (id) on delete set null,
         constraint k_no foreign key (z, w) references \`a "parent\` (c, id) on delete no action on update no action)`,
      'alter table `a "parent` add constraint k_back foreign key (b) references child (id)',
    ],
    expected: ({ tables }) => tables.map(({ foreignKeys }) => foreignKeys),
    says: [
      [{ name: 'k_back', toTable: 'child', columns: ['b'], toColumns: ['id'] }],
      [
        { name: 'k_cascade', onDelete: 'CASCADE', onUpdate: 'CASCADE', toTable: 'a "parent' },
        { name: 'k_no', onDelete: 'NO ACTION', columns: ['z', 'w'], toColumns: ['c', 'id'] },
        { name: 'k_null', onDelete: 'SET NULL', onUpdate: 'RESTRICT' },
        { name: 'k_restrict', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' },
      ],
    ],
  },
  {
    what: 'table options',
    ddl: [
      'create table t1 (a int) row_format = compressed key_block_size = 8 stats_persistent = 0',
      'create table t2 (a int) page_compressed = 1',
      'create table t3 (a int) engine = aria transactional = 1 checksum = 1 min_rows = 3 row_format = page',
      'create table t4 (a int) engine = myisam pack_keys = 1 delay_key_write = 1',
      'create table t5 (a int) engine = merge union = (t4) insert_method = last',
    ],
    expected: ({ tables }) => tables.map(({ engine, options }) => ({ engine, options })),
    says: [
      { engine: 'InnoDB', options: 'stats_persistent=0 row_format=COMPRESSED key_block_size=8' },
      { engine: 'InnoDB', options: "`page_compressed`='1'" },
      { engine: 'Aria' },
      { engine: 'MyISAM', options: 'pack_keys=1 delay_key_write=1' },
      { engine: 'MRG_MyISAM', options: 'insert_method=LAST union=(`t4`)' },
    ],
  },
  {
    what: 'every way to divide a table',
    ddl: [
      `create table p1 (a int, d date) comment = 'by year' partition by range (year(d)) subpartition by hash (a) subpartitions 2
         (partition p0 values less than (2020) comment 'ENGINE = x, it''s', partition \`p \`\`1\` values less than maxvalue)`,
      `create table p2 (a varchar(10), d date) partition by range columns (a, d)
         (partition p0 values less than ('b''x', '2020-01-01'), partition p1 values less than (maxvalue, maxvalue))`,
      'create table p3 (a int) partition by list (a) (partition p0 values in (1, 2, null), partition p1 values in (0), partition p2 default)',
      `create table p4 (a varchar(5), b int) partition by list columns (a, b) (partition p0 values in (('x', 1), ('y', 2)))`,
      'create table p5 (a int primary key) partition by linear hash (a) partitions 3',
      'create table p6 (a int primary key, k int) partition by key () partitions 2',
      `create table p7 (a int) with system versioning partition by system_time limit 100 (partition p0 history, partition now current)`,
      `create table p8 (a int) with system versioning partition by system_time interval 1 month starts '2026-01-01 00:00:00' (partition p0 history, partition now current)`,
      `create table p9 (a int, d date) partition by range (year(d)) subpartition by hash (a)
         (partition p0 values less than (2020) (subpartition x, subpartition y), partition p1 values less than maxvalue (subpartition z, subpartition w))`,
    ],
    expected: ({ tables }) => tables.map(({ kind, partitionBy }) => `${kind} ${partitionBy?.split('\n')[0]}`),
    says: [
      'partitioned RANGE (year(`d`))',
      'partitioned RANGE  COLUMNS(`a`,`d`)',
      'partitioned LIST (`a`)',
      'partitioned LIST  COLUMNS(`a`,`b`)',
      'partitioned LINEAR HASH (`a`)',
      'partitioned KEY ()',
      'partitioned SYSTEM_TIME LIMIT 100',
      "partitioned SYSTEM_TIME INTERVAL 1 MONTH STARTS TIMESTAMP'2026-01-01 00:00:00'",
      'partitioned RANGE (year(`d`))',
    ],
  },
  {
    what: 'system versioning and periods of application time',
    ddl: [
      'create table t1 (a int, b int not null without system versioning comment "b") with system versioning',
      `create table t2 (a int, since timestamp(6) generated always as row start, til timestamp(6) generated always as row end invisible,
         period for system_time (since, til)) with system versioning`,
      `create table t3 (id int, x date, y date, period for app (x, y), unique key u (id, app without overlaps))`,
    ],
    expected: ({ tables }) => tables,
    says: [
      { options: 'with system versioning', columns: [{ name: 'a' }, { name: 'b', unversioned: true }] },
      {
        columns: [
          { name: 'a' },
          { generated: { expression: 'ROW START' }, nullable: false },
          { invisible: true },
        ],
      },
      {
        periods: [{ name: 'app', from: 'x', to: 'y' }],
        checks: [],
        uniques: [{ name: 'u', columns: ['id'], definition: 'UNIQUE KEY `u` (`id`,`app` WITHOUT OVERLAPS)' }],
      },
    ],
  },
]
