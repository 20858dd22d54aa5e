import { describe, expect, it } from 'vitest'
import { bindModule } from '#engine/projects/python/bind'
import { callOf } from '#engine/projects/python/calls'
import { importedPath } from '#engine/projects/python/names'
import { parsePython, placeOf, sourceOf } from '#engine/projects/python/parse'
import { Scope } from '#engine/projects/python/scope'
import { docstringOf, functionOf, statementsIn, withOf } from '#engine/projects/python/statements'
import { syntaxError } from '#engine/projects/python/syntax-error'

/** What has to be there. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there')
  return value
}

describe('statements', () => {
  it('walks functions, decorators, calls and with', () => {
    const text = [
      '"""Add',
      '',
      'more"""',
      'from alembic import op',
      'import sqlalchemy as sa, sqlalchemy.dialects.mysql',
      'from sqlalchemy.dialects import (postgresql as pg, mysql,)',
      'from . import own',
      '@a.b(1, c=2)',
      'def upgrade() -> None:',
      '    """doc"""; op.drop_table("t")',
      '    with op.batch_alter_table("t") as batch, other():',
      '        op.f(pg.UUID(as_uuid=True), *a, **b)  # why',
    ].join('\r\n')
    const module = parsePython(text)
    const scope = new Scope()
    bindModule(module, scope)
    expect(syntaxError(module)).toBeNull()
    expect(docstringOf(module, module.root)).toBe('Add\n\nmore')
    const upgrade = there(functionOf(module, there(statementsIn(module.root).at(-1))))
    expect(upgrade).toMatchObject({ name: 'upgrade', async: false })
    expect(upgrade.decorators.map(({ name, args }) => [name, args?.map(({ kind }) => kind)])).toEqual([
      ['a.b', ['positional', 'keyword']],
    ])
    const body = statementsIn(upgrade.body)
    expect(body.map(({ name }) => name)).toEqual([
      'ExpressionStatement',
      'ExpressionStatement',
      'WithStatement',
    ])
    expect(placeOf(module, there(body[1]))).toEqual({ line: 10, column: 16 })
    const block = there(withOf(module, there(body[2])))
    expect(block.items.map(({ context, as }) => [sourceOf(module, context), as])).toEqual([
      ['op.batch_alter_table("t")', 'batch'],
      ['other()', null],
    ])
    const call = there(callOf(module, there(statementsIn(block.body)[0]?.firstChild)))
    expect(importedPath(module, call.callee, scope)).toBe('alembic.op.f')
    expect(call.args.map(({ kind }) => kind)).toEqual(['positional', 'spread', 'spread-keywords'])
    const uuid = there(callOf(module, there(call.args[0]).value))
    expect(importedPath(module, uuid.callee, scope)).toBe('sqlalchemy.dialects.postgresql.UUID')
    expect(uuid.args).toMatchObject([{ kind: 'keyword', name: 'as_uuid' }])
    expect(scope.get('sa')).toEqual({ kind: 'import', path: 'sqlalchemy' })
    expect(scope.get('sqlalchemy')).toEqual({ kind: 'import', path: 'sqlalchemy' })
    expect(scope.get('own')).toEqual({ kind: 'import', path: '.own' })
    expect(scope.get('mysql')).toEqual({ kind: 'import', path: 'sqlalchemy.dialects.mysql' })
  })

  it.each([
    ['x = (1,\ny = 2\n', 2, 1],
    ['a = 1\ndef f(:\n  pass\n', 2, 6],
    ['a = 1\nprint "x"\n', 2, 1],
    ['try:\n  pass\nexcept A, e:\n  pass\n', 1, 1],
    ['x = 1 <> 2', 1, 7],
    ['x = 0777', 1, 5],
    ['<<<<<<< HEAD\nx = 1\n', 1, 1],
    ['def f():\nx = 1\n', 1, 8],
    ['x = `a`\n', 1, 5],
  ])('names the place of what is no Python: %j', (text, line, column) => {
    expect(syntaxError(parsePython(text))).toMatchObject({ line, column })
  })

  it.each([
    'def f():\n  yield\n',
    'print("a")',
    'x = 0',
    'match = 1\ntype = 2\n',
    'async def f():\n  await x\n',
    '',
  ])('takes %j as Python', (text) => {
    expect(syntaxError(parsePython(text))).toBeNull()
  })
})
