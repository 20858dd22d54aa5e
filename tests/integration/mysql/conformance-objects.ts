import { expect } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Case } from './conformance.test'

const objects = ({ objects: all }: Catalog) =>
  all.map(({ ref, definition, facts, comment }) => ({
    ref: `${ref.kind} ${ref.table === null ? '' : `${ref.table}.`}${ref.name}`,
    definition,
    facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])),
    comment,
  }))
const needs = ({ dependencies }: Catalog) =>
  dependencies.map(({ from, on }) => `${from.kind} ${from.name} → ${on.kind} ${on.name}`)

const definer = expect.stringMatching(/^varve@/)

export const objectCases: Case[] = [
  {
    what: 'sequences, and columns that draw from them',
    ddl: [
      'create sequence plain',
      'create sequence `od``d` start with 5 minvalue 2 maxvalue 90 increment by 3 cache 7 cycle',
      'create table t (id int default nextval(`od``d`), other int default (nextval(plain) + 1))',
    ],
    expected: (catalog) => ({ objects: objects(catalog), needs: needs(catalog), tables: catalog.tables }),
    says: {
      objects: [
        {
          ref: 'sequence od`d',
          definition:
            'CREATE SEQUENCE `od``d` start with 5 minvalue 2 maxvalue 90 increment by 3 cache 7 cycle ENGINE=InnoDB;',
          facts: {
            start: '5',
            increment: '3',
            minimum: '2',
            maximum: '90',
            cache: '7',
            'next value not cached': '5',
          },
        },
        { ref: 'sequence plain' },
      ],
      needs: ['table t → sequence od`d', 'table t → sequence plain'],
      tables: [{ columns: [{ default: 'nextval(`od``d`)' }, { default: '(nextval(`plain`) + 1)' }] }],
    },
  },
  {
    what: 'views: kinds, checks, columns, and what they depend on, in whatever order of names',
    ddl: [
      'create table t (a int, b varchar(9))',
      'create sequence s',
      'create function f (x int) returns int return x + 1',
      "create view z as select a, '😀 `t`.`no`' as x, f(a) as fa from t where b <> '?'",
      'create algorithm = merge sql security invoker view a as select z.a, z.x from z join t on t.a = z.a where z.a > 0',
      "create view checked as select a, b from t where b = ' with local check option' with local check option",
      'set collation_connection = utf8mb4_bin',
      'create algorithm = temptable view m (one, `tw o`) as select nextval(s), count(*) from a',
      'set collation_connection = utf8mb4_general_ci',
    ],
    expected: (catalog) => ({ views: catalog.views, needs: needs(catalog) }),
    says: {
      views: [
        { name: 'a', options: 'algorithm = MERGE sql security invoker' },
        {
          name: 'checked',
          definition:
            "select `t`.`a` AS `a`,`t`.`b` AS `b` from `t` where `t`.`b` = ' with local check option' with local check option",
        },
        {
          name: 'm',
          connectionCollation: 'utf8mb4_bin',
          options: 'algorithm = TEMPTABLE',
          columns: [{ name: 'one' }, { name: 'tw o', type: 'bigint(21)' }],
        },
        {
          name: 'z',
          options: null,
          definition:
            "select `t`.`a` AS `a`,'😀 `t`.`no`' AS `x`,`f`(`t`.`a`) AS `fa` from `t` where `t`.`b` <> '?'",
        },
      ],
      needs: [
        'view a → table t',
        'view a → view z',
        'view checked → table t',
        'view m → sequence s',
        'view m → view a',
        'view z → function f',
        'view z → table t',
      ],
    },
  },
  {
    what: 'functions, procedures and aggregates, as they were written',
    ddl: [
      `create function f (x decimal(10,2) unsigned, /* why */ y varchar(9) charset latin1) returns varchar(20) charset latin1
         deterministic comment 'it''s; one' return concat(x, '😀', y) -- done`,
      `create procedure p (in a int, out b int, inout c int) reads sql data sql security invoker
         begin if a > 1 then set b = case a when 2 then 3 else 4 end; end if; select 'a;b' into @x; end`,
      `create procedure \`odd \`\`name\` () modifies sql data begin end`,
      `create aggregate function total (x int) returns int begin declare s int default 0;
         declare continue handler for not found return s; loop fetch group next row; set s = s + x; end loop; end`,
    ],
    expected: objects,
    says: [
      {
        ref: 'function f',
        definition:
          'CREATE FUNCTION `f`(x decimal(10,2) unsigned, /* why */ y varchar(9) charset latin1) RETURNS varchar(20) CHARSET latin1 COLLATE latin1_swedish_ci\n' +
          "    DETERMINISTIC\n    COMMENT 'it''s; one'\nreturn concat(x, '😀', y);",
        facts: {
          returns: 'varchar(20)',
          deterministic: 'yes',
          'data access': 'contains sql',
          security: 'definer',
          definer,
        },
        comment: "it's; one",
      },
      { ref: 'function total', definition: expectText('CREATE AGGREGATE FUNCTION `total`(x int)') },
      { ref: 'procedure odd `name', facts: { 'data access': 'modifies sql data' } },
      { ref: 'procedure p', facts: { 'data access': 'reads sql data', security: 'invoker' } },
    ],
  },
  {
    what: 'triggers in their order, with their settings',
    ddl: [
      'create table t (a int, b varchar(9))',
      "create trigger z before insert on t for each row set new.b = '😀?'",
      'create trigger m before insert on t for each row precedes z begin if new.a > 1 then set new.a = 1; end if; end',
      'create trigger a before insert on t for each row follows z set new.a = 2',
      'create trigger `after ``del` after delete on t for each row set @x = old.a',
      "set @mode = @@sql_mode, sql_mode = 'ANSI_QUOTES'",
      'create trigger ansi after update on t for each row set @x = "new"."a", @y = \'a"b\'',
      'set sql_mode = @mode, collation_connection = utf8mb4_bin',
      "create trigger bin after insert on t for each row set @x = 'a' = 'A'",
      'set collation_connection = utf8mb4_general_ci',
    ],
    expected: (catalog) => ({ objects: objects(catalog), needs: needs(catalog) }),
    says: {
      objects: [
        {
          ref: 'trigger t.a',
          definition: 'create trigger `a` before insert on `t` for each row follows `z`\nset new.a = 2;',
          facts: { when: 'before insert', order: '3' },
        },
        { ref: 'trigger t.after `del', facts: { when: 'after delete', definer } },
        {
          ref: 'trigger t.ansi',
          definition:
            "set @varve_sql_mode = @@sql_mode, sql_mode = 'ANSI_QUOTES';\n" +
            'create trigger `ansi` after update on `t` for each row\nset @x = "new"."a", @y = \'a"b\';\n' +
            'set sql_mode = @varve_sql_mode;',
          facts: { 'sql mode': 'ANSI_QUOTES' },
        },
        { ref: 'trigger t.bin', facts: { 'connection collation': 'utf8mb4_bin' } },
        { ref: 'trigger t.m', facts: { order: '1' } },
        {
          ref: 'trigger t.z',
          definition: "create trigger `z` before insert on `t` for each row follows `m`\nset new.b = '😀?';",
        },
      ],
      needs: ['trigger a → trigger z', 'trigger z → trigger m'],
    },
  },
  {
    what: 'events: once and repeated, on and off, in their time zone',
    ddl: [
      "create event once on schedule at '2037-01-01 00:00:00' on completion preserve disable comment 'it''s' do set @x = '😀'",
      "set time_zone = '+03:00'",
      "create event often on schedule every '1:30' hour_minute starts '2036-01-01 00:00:00' ends '2037-01-01 00:00:00' do begin set @x = 1; set @y = 2; end",
      'set time_zone = default',
      "create event daily on schedule every 1 day starts '2036-01-01 00:00:00' do set @x = 1",
    ],
    expected: objects,
    says: [
      {
        ref: 'event daily',
        definition:
          "create event `daily` on schedule every 1 day starts '2036-01-01 00:00:00' on completion not preserve enable do\nset @x = 1;",
      },
      {
        ref: 'event often',
        definition: expectText("set @varve_time_zone = @@time_zone, time_zone = '+03:00';"),
        facts: {
          schedule: "every '1:30' hour_minute starts '2036-01-01 00:00:00' ends '2037-01-01 00:00:00'",
        },
      },
      {
        ref: 'event once',
        facts: { status: 'disabled', schedule: "at '2037-01-01 00:00:00'" },
        definition: expectText("set @x = '😀'"),
        comment: "it's",
      },
    ],
  },
]

function expectText(part: string): unknown {
  return expect.stringContaining(part)
}
