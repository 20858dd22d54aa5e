import { describe, expect, test } from 'vitest'
import { redact } from '../../electron/engine/connections/redact'

describe('passwords are blanked', () => {
  test.each([
    ["alter user ada password 'hush'", "alter user ada password '***'"],
    [
      "CREATE ROLE ada LOGIN ENCRYPTED PASSWORD 'hush' VALID UNTIL 'infinity'",
      "CREATE ROLE ada LOGIN ENCRYPTED PASSWORD '***' VALID UNTIL 'infinity'",
    ],
    ["create role a password 'hu''sh' login", "create role a password '***' login"],
    ["create role a password E'hu\\\\sh' login", "create role a password E'***' login"],
    ["create role a password U&'hush' login", "create role a password U&'***' login"],
    ['create role a password $$hush$$ login', "create role a password '***' login"],
    ["create role a password $t$hu$$sh'$t$ login", "create role a password '***' login"],
    ["create role a password /* it's */ 'hush' login", "create role a password /* it's */ '***' login"],
    ["create role a password -- it's\n 'hush' login", "create role a password -- it's\n '***' login"],
    ["create role a password 'hu'\n'sh' login", "create role a password '***'\n login"],
    ["CREATE USER 'ada'@'%' IDENTIFIED BY 'hush'", "CREATE USER 'ada'@'%' IDENTIFIED BY '***'"],
    ['CREATE USER ada IDENTIFIED BY "hush"', "CREATE USER ada IDENTIFIED BY '***'"],
    [
      "CREATE USER a IDENTIFIED WITH 'caching_sha2_password' BY 'hush' REPLACE 'hush2'",
      "CREATE USER a IDENTIFIED WITH 'caching_sha2_password' BY '***' REPLACE '***'",
    ],
    [
      "CREATE USER a IDENTIFIED WITH sha256_password AS '$5$hush'",
      "CREATE USER a IDENTIFIED WITH sha256_password AS '***'",
    ],
    ['CREATE USER a IDENTIFIED WITH x AS 0x6875', "CREATE USER a IDENTIFIED WITH x AS '***'"],
    [
      "CREATE USER a IDENTIFIED VIA ed25519 USING PASSWORD('hush') OR mysql_native_password USING '*HUSH'",
      "CREATE USER a IDENTIFIED VIA ed25519 USING PASSWORD('***') OR mysql_native_password USING '***'",
    ],
    [
      "GRANT ALL ON d.* TO a IDENTIFIED BY PASSWORD '*HUSH'",
      "GRANT ALL ON d.* TO a IDENTIFIED BY PASSWORD '***'",
    ],
    ["SET PASSWORD = 'hush'", "SET PASSWORD = '***'"],
    ["SET PASSWORD FOR 'ada'@'%' = PASSWORD('hush')", "SET PASSWORD FOR 'ada'@'%' = PASSWORD('***')"],
    [
      "CHANGE MASTER TO MASTER_USER='u', MASTER_PASSWORD='hush'",
      "CHANGE MASTER TO MASTER_USER='u', MASTER_PASSWORD='***'",
    ],
    [
      "create user mapping for a server s options (user 'u', password 'hush')",
      "create user mapping for a server s options (user 'u', password '***')",
    ],
    [
      "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (PASSWORD 'hush', PORT 3306)",
      "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (PASSWORD '***', PORT 3306)",
    ],
    [
      "create subscription s connection 'host=h password=hush user=u' publication p",
      "create subscription s connection 'host=h password=*** user=u' publication p",
    ],
    [
      "create subscription s connection 'host=h password = ''hu sh'' user=u' publication p",
      "create subscription s connection 'host=h password = ''***'' user=u' publication p",
    ],
    [
      "select dblink('postgresql://ada:hu@sh@h/d', 'select 1')",
      "select dblink('postgresql://ada:***@h/d', 'select 1')",
    ],
    ["CONNECTION='mysql://ada:hush@h:1/d/t'", "CONNECTION='mysql://ada:***@h:1/d/t'"],
    [
      "update users set password = crypt('hush', gen_salt('bf'))",
      "update users set password = crypt('***', gen_salt('bf'))",
    ],
    ["select f(password => 'hush')", "select f(password => '***')"],
    [
      `insert into settings values ('{"password": "hush"}')`,
      `insert into settings values ('{"password": ''***''}')`,
    ],
  ])('%s', (sql, expected) => expect(redact(sql)).toBe(expected))

  test.each([
    "alter user a password 'unfinished hush",
    "alter user a password 'x\\' , password 'hush'",
    "create user a identified by 'x\\'hush'",
    'alter user a password $$hush',
    "alter user a password 'hush\\",
  ])('where the end of a literal is in doubt, all of it: %s', (sql) => {
    expect(redact(sql)).not.toMatch(/hush/)
    expect(redact(sql)).toMatch(/'\*\*\*'/)
  })
})

describe('what is no password stays', () => {
  test.each([
    'create table users (id int, password varchar(255) not null, password_hash text)',
    "insert into notes values ('it''s', 'a', $$b$$)",
    'update users set password = $1 where id = $2',
    'update users set password = ? where id = 1',
    'update users set password = null',
    "comment on column users.password is 'how it is hashed'",
    'alter table users add index ix_password (password)',
    "select 'https://example.com/a:b' as url, 'x' as y",
  ])('%s', (sql) => expect(redact(sql)).toBe(sql))

  test.each([
    "create user a /* it's */ identified by 'hush'",
    "create user a # it's\n identified by 'hush'",
    "create user a identified by /* /* nested */ it's */ 'hush'",
    "create user a, b -- don't\n identified by 'hush'",
    "do $$ begin execute 'alter user a password ''hush'''; end $$",
    "/*!50003 create user a identified by 'hush' */",
    "-- alter user a password 'hush'\nselect 1",
  ])('comments and nested SQL do not mislead: %s', (sql) => expect(redact(sql)).not.toMatch(/hush/))

  // What looks back over the whole text at each step would take minutes for these.
  test('a long text is gone through once', { timeout: 60_000 }, () => {
    redact(`insert into t values ${"('password', 'it''s', \"a\", $x$ -- /*  ".repeat(2500)}`)
    redact(`alter user a password ${'/*'.repeat(50_000)}`)
    redact(`alter user a password ${' '.repeat(100_000)}x`)
    redact(`password = ${"'a' ".repeat(25_000)}\\`)
    redact('set password '.repeat(8000))
    redact('a://a:'.repeat(17_000))
    redact("'".repeat(100_001))
    redact('/*'.repeat(50_000))
    redact('$a$'.repeat(33_333))
    expect(redact('password '.repeat(11_000))).toHaveLength('password '.length * 11_000)
  })
})
