import { describe, expect, test } from 'vitest'
import { keepInside, othersAmong } from '#engine/dialects/mysql/scratch-bounds'

const scratch = 'varve_scratch_20260101000000_0123456789ab'
const others = othersAmong(['Shop', 'mysql', 'information_schema', 'a`b', scratch], scratch)

describe('a statement in a MySQL scratch database', () => {
  test.each([
    'use shop',
    'drop table shop.orders',
    'insert into `Shop` . `orders` values (1)',
    'delete from mysql.user',
    'drop database shop',
    'create database new_one',
    'DROP /* quietly */ SCHEMA x',
    "grant all on *.* to 'x'",
    "create user x identified by 'y'",
    'create or replace role r',
    "set global sql_mode = ''",
    'set @@global.sql_mode = 1',
    'create table t (id int references shop.orders (id))',
    'create trigger t before insert on u for each row insert into shop.log values (1)',
    'create procedure p() select * from `a``b`.t',
    'create table t as select * from shop.orders',
    '/*!40000 use shop */',
    'drop table "shop".orders',
    'kill 5',
    'flush tables',
  ])('is refused: %s', (sql) => {
    expect(() => {
      keepInside(sql, scratch, others)
    }).toThrow(/not run in a scratch database/)
  })

  test.each([
    'create table shop (id int)',
    'create table t (shop int, check (t.shop > 0))',
    'alter table orders add shop int',
    "insert into t values ('shop.orders'), ('use shop')",
    'select 1 -- from shop.orders',
    `use ${scratch}`,
    `insert into ${scratch}.t values (1)`,
    'create or replace view v as select * from shop.orders',
    "create algorithm=merge definer=`a`@`b` sql security invoker view v as select 'x'",
    'select * from information_schema.tables',
    'set foreign_key_checks = 0',
    'select orders.shop.x from orders',
  ])('is run: %s', (sql) => {
    expect(() => {
      keepInside(sql, scratch, others)
    }).not.toThrow()
  })
})
