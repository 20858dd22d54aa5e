import { expect, test } from 'vitest'
import { split } from '#engine/dialects/mysql/split'

const sqlOf = async (text: string): Promise<string[]> => (await split(text)).map((statement) => statement.sql)

/** Each case: the file, and its statements. */
const cases: Record<string, [string, string[]]> = {
  'plain statements': ['select 1; select 2', ['select 1', 'select 2']],
  'an empty file': ['', []],
  'white space and stray semicolons': [' ;\n;; \t;', []],
  'only comments': ['-- a;\n# b;\n/* c; */', []],
  'semicolons in quotes': [`select ';', ";", \`;\`; select 2`, [`select ';', ";", \`;\``, 'select 2']],
  'backslash escapes': [
    `select 'a\\';b'; select "\\\\"; select 3`,
    [`select 'a\\';b'`, `select "\\\\"`, 'select 3'],
  ],
  'doubled quotes': [
    `select 'it''s;', """;", \`a\`\`;\`; select 2`,
    [`select 'it''s;', """;", \`a\`\`;\``, 'select 2'],
  ],
  'a backslash in a quoted name is no escape': ['select `a\\`; select 2', ['select `a\\`', 'select 2']],
  '-- without a space is no comment': ['select 5--1; select 2', ['select 5--1', 'select 2']],
  '-- at the end of a line': ['select 1 --\n; select 2', ['select 1', 'select 2']],
  '-- at the end of the file': ['select 1; --', ['select 1']],
  '-- with a tab': ['select 1; --\tx; y\nselect 2', ['select 1', 'select 2']],
  '# to the end of the line': ['select 1 # a; b\n+ 2; select 3', ['select 1 # a; b\n+ 2', 'select 3']],
  'block comments do not nest': ['/* a /* b */ select 1; select 2', ['select 1', 'select 2']],
  'a comment with a quote': [
    "select 1 /* don't; */ + 1; select 2",
    ["select 1 /* don't; */ + 1", 'select 2'],
  ],
  'an unterminated comment': ['select 1; /* and then; select 2', ['select 1']],
  'an unterminated string': ["select 1; select 'a; select 2", ['select 1', "select 'a; select 2"]],
  'a conditional comment is code': [
    '/*!40101 SET NAMES utf8 */; select 1',
    ['/*!40101 SET NAMES utf8 */', 'select 1'],
  ],
  "MariaDB's conditional comment": [
    '/*M!100100 select 1 */; select 2',
    ['/*M!100100 select 1 */', 'select 2'],
  ],
  'a quote in a conditional comment': [`/*! select '*/;' */; select 2`, [`/*! select '*/;' */`, 'select 2']],
  'an optimizer hint': [
    'select /*+ MAX_EXECUTION_TIME(5) */ 1; select 2',
    ['select /*+ MAX_EXECUTION_TIME(5) */ 1', 'select 2'],
  ],
  'a byte order mark': ['\ufeffselect 1', ['select 1']],
  'windows line ends': ['select 1;\r\nselect 2;\r\n', ['select 1', 'select 2']],
  DELIMITER: [
    'DELIMITER //\nselect 1//\nselect 2 //\nDELIMITER ;\nselect 3;',
    ['select 1', 'select 2', 'select 3'],
  ],
  'delimiter in small letters, indented, of several characters': [
    '  delimiter $$$\nselect 1$$$ select 2 $$$\n\tdelimiter ;\nselect 3',
    ['select 1', 'select 2', 'select 3'],
  ],
  'a delimiter that could be a comment': [
    'delimiter ##\nselect 1 ##\nselect 2##\ndelimiter ;\nselect 3',
    ['select 1', 'select 2', 'select 3'],
  ],
  'a quoted delimiter, and one with words behind': [
    "delimiter '//' -- x\nselect 1//\ndelimiter ; # back\nselect 2;",
    ['select 1', 'select 2'],
  ],
  'a delimiter glued to a word': [
    'delimiter $$\ncreate procedure p() begin select 1; end$$\ndelimiter ;',
    ['create procedure p() begin select 1; end'],
  ],
  'a word as delimiter is a whole word': [
    'delimiter go\nselect category from t go\nselect 2\ngo',
    ['select category from t', 'select 2'],
  ],
  'a delimiter in a string': ["delimiter //\nselect '//' //\nselect 2//", ["select '//'", 'select 2']],
  'a column named delimiter': [
    'create table t (\n  a int,\n  delimiter varchar(5)\n);\nselect 2',
    ['create table t (\n  a int,\n  delimiter varchar(5)\n)', 'select 2'],
  ],
  'DELIMITER behind an open statement': ['select 1\ndelimiter //\nselect 2//', ['select 1', 'select 2']],
  'semicolons still split plain statements under a delimiter': [
    'delimiter //\ndrop procedure if exists p;\ncreate procedure p() begin end;//\ndelimiter ;',
    ['drop procedure if exists p', 'create procedure p() begin end'],
  ],
  'DELIMITER without an argument is left to the server': [
    'select 1;\ndelimiter\n;',
    ['select 1', 'delimiter'],
  ],
  'a program of one statement': [
    'create procedure p() select 1; select 2',
    ['create procedure p() select 1', 'select 2'],
  ],
  'IF, ELSEIF, ELSE': [
    'create procedure p(a int) begin if a then select 1; elseif a > 2 then select 2; else select 3; end if; end; select 4',
    [
      'create procedure p(a int) begin if a then select 1; elseif a > 2 then select 2; else select 3; end if; end',
      'select 4',
    ],
  ],
  'IF as a function': [
    'create function f() returns int return if(1, 2, 3); select if(1, 2, 3); select 4',
    ['create function f() returns int return if(1, 2, 3)', 'select if(1, 2, 3)', 'select 4'],
  ],
  'IF as a body': [
    'create trigger t before insert on x for each row if new.a then set new.b = 1; end if; select 2',
    ['create trigger t before insert on x for each row if new.a then set new.b = 1; end if', 'select 2'],
  ],
  'CASE as a statement and as an expression': [
    'create procedure p() begin case x when 1 then set a = case when b then if(c, 1, 2) else repeat("a", 2) end; else begin end; end case; end; select 2',
    [
      'create procedure p() begin case x when 1 then set a = case when b then if(c, 1, 2) else repeat("a", 2) end; else begin end; end case; end',
      'select 2',
    ],
  ],
  'CASE as what a function returns': [
    'create function f() returns int deterministic return case 1 when 1 then 2 end; select 2',
    ['create function f() returns int deterministic return case 1 when 1 then 2 end', 'select 2'],
  ],
  'loops and labels': [
    'create procedure p() main: begin a: loop leave a; end loop a; b: while 1 do iterate b; end while b; repeat set x = repeat("a", 2); until 1 end repeat; end main; select 2',
    [
      'create procedure p() main: begin a: loop leave a; end loop a; b: while 1 do iterate b; end while b; repeat set x = repeat("a", 2); until 1 end repeat; end main',
      'select 2',
    ],
  ],
  "MariaDB's FOR": [
    'create procedure p() begin for i in 1..3 do select i; end for; select 1 for update; end; select 2',
    ['create procedure p() begin for i in 1..3 do select i; end for; select 1 for update; end', 'select 2'],
  ],
  handlers: [
    'create procedure p() begin declare exit handler for sqlexception begin rollback; end; declare continue handler for not found set done = if(1, 2, 3); declare continue handler for 1062 if a then set b = 1; end if; end; select 2',
    [
      'create procedure p() begin declare exit handler for sqlexception begin rollback; end; declare continue handler for not found set done = if(1, 2, 3); declare continue handler for 1062 if a then set b = 1; end if; end',
      'select 2',
    ],
  ],
  'columns named begin and end': [
    'create procedure p() begin select begin, end from t where t.end > t.begin; end; select begin, end from t; select 3',
    [
      'create procedure p() begin select begin, end from t where t.end > t.begin; end',
      'select begin, end from t',
      'select 3',
    ],
  ],
  'IF EXISTS within a program': [
    'create procedure p() begin drop table if exists t; if exists (select 1) then select 1; end if; end; select 2',
    [
      'create procedure p() begin drop table if exists t; if exists (select 1) then select 1; end if; end',
      'select 2',
    ],
  ],
  'definer, or replace, if not exists': [
    "create or replace definer = 'root'@'local;host' procedure if not exists p() begin select 1; end; create definer=root@localhost trigger t after update on x for each row follows y begin set @a = 1; end; select 2",
    [
      "create or replace definer = 'root'@'local;host' procedure if not exists p() begin select 1; end",
      'create definer=root@localhost trigger t after update on x for each row follows y begin set @a = 1; end',
      'select 2',
    ],
  ],
  'an event': [
    "create event e on schedule every 1 day starts now() comment 'x' do begin delete from t; do sleep(1); end; alter event e do begin select 1; end; select 2",
    [
      "create event e on schedule every 1 day starts now() comment 'x' do begin delete from t; do sleep(1); end",
      'alter event e do begin select 1; end',
      'select 2',
    ],
  ],
  'DO as a statement': [
    'create procedure p() begin do if(1, 2, 3); do repeat("a", 2); end; select 2',
    ['create procedure p() begin do if(1, 2, 3); do repeat("a", 2); end', 'select 2'],
  ],
  'a program as mysqldump writes it': [
    'DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `x` FOR EACH ROW BEGIN set new.a = 1; END */;;\nDELIMITER ;\nselect 2;',
    [
      '/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `x` FOR EACH ROW BEGIN set new.a = 1; END */',
      'select 2',
    ],
  ],
  'a transaction is no program': [
    'begin; insert into t values (1); commit',
    ['begin', 'insert into t values (1)', 'commit'],
  ],
  'BEGIN NOT ATOMIC': [
    'begin not atomic if 1 then select 1; end if; end; select 2',
    ['begin not atomic if 1 then select 1; end if; end', 'select 2'],
  ],
  'a compound statement outside a program': [
    'if @a then select 1; end if; select 2',
    ['if @a then select 1; end if', 'select 2'],
  ],
  'a procedure named by a keyword': [
    'create procedure db.begin() select 1; select 2',
    ['create procedure db.begin() select 1', 'select 2'],
  ],
  'a table named trigger': [
    'create table `trigger` (a int); create table trigger_log (b int)',
    ['create table `trigger` (a int)', 'create table trigger_log (b int)'],
  ],
  'broken SQL is still split': ['creat table (; select ) from; )', ['creat table (', 'select ) from', ')']],
  'assignment is no label': [
    'create procedure p() begin set @a := if(1, 2, 3); select @end := 1; end; select 2',
    ['create procedure p() begin set @a := if(1, 2, 3); select @end := 1; end', 'select 2'],
  ],
}

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(name, async () => {
    expect(await sqlOf(text)).toEqual(expected)
  })
}

test('line and column point to the first token, in UTF-16 units', async () => {
  const text = '-- leading\n\n  /* 😀 */ select 1;\r\n/* 😀 */ select\n 2; select 3'
  const places = (await split(text)).map(({ line, column }) => [line, column])
  expect(places).toEqual([
    [3, 12],
    [4, 10],
    [5, 5],
  ])
})

test('statements that commit by themselves are told, with a reason', async () => {
  const committing = [
    'create table t (a int)',
    'alter table t add b int',
    'create or replace view v as select 1',
    'create unique index i on t (a)',
    'drop table t',
    'truncate t',
    'rename table a to b',
    'lock tables t write',
    'unlock tables',
    'grant select on t to u',
    'analyze table t',
    'optimize table t',
    'set @old = 1, autocommit = @old',
    'set password = "x"',
    'call p()',
    'execute s',
    'begin not atomic select 1; end',
    '/*!50001 create view v as select 1 */',
  ]
  for (const sql of committing) {
    const [statement] = await split(sql)
    expect(statement, sql).toMatchObject({ transactional: false, control: null })
    expect(statement?.reason, sql).toMatch(/\.$/)
  }
})

test('statements that stay in the transaction are told', async () => {
  const staying = [
    'insert into t values (1)',
    'update t set a = 1',
    'delete from t',
    'select 1',
    'create temporary table t (a int)',
    'drop temporary table t',
    'replace into t values (1)',
    "load data infile 'x' into table t",
    'set @a = 1',
    'set foreign_key_checks = 0',
    'savepoint s',
    'rollback to savepoint s',
    'analyze format=json select 1',
    'deallocate prepare s',
    'drop prepare s',
    '(select 1)',
    'with x as (select 1) select * from x',
  ]
  for (const sql of staying)
    expect((await split(sql))[0], sql).toMatchObject({ transactional: true, reason: null, control: null })
})

test('turning autocommit off begins, turning it on commits', async () => {
  const controls = (
    await split('SET AUTOCOMMIT = 0; insert into t values (1); set @@session.autocommit := on;')
  ).map(({ control }) => control)
  expect(controls).toEqual(['begin', null, 'commit'])
})

test('the file’s own transaction control is told', async () => {
  const text =
    'start transaction read write; begin; begin work; commit; commit and chain; rollback; rollback work; /*! begin */'
  expect((await split(text)).map((statement) => statement.control)).toEqual([
    'begin',
    'begin',
    'begin',
    'commit',
    'commit',
    'rollback',
    'rollback',
    'begin',
  ])
})

// What looks back over the whole file at each step would take minutes for these.
test('a long file is gone through once', { timeout: 60_000 }, async () => {
  const line = 'insert into t values (1, \'a;b\', "c", `d`) /* x */; -- end\n'
  const program = 'create procedure p() begin if a then select case when 1 then 2 end; end if; end;\n'
  const unterminated = 'create procedure p() begin select /* '
  for (const unit of [line, program, unterminated, 'select 1 ', '/*! ', "'", '\n', 'delimiter x\n', '(']) {
    const times = Math.ceil(1_000_000 / unit.length)
    const statements = await split(unit.repeat(times))
    expect(statements.length, unit).toBeLessThanOrEqual(times)
  }
})
