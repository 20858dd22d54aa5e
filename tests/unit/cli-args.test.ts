import { describe, expect, test } from 'vitest'
import { type Args, readArgs } from '../../electron/hosts/cli/args'
import { readRename, renameWords } from '../../electron/hosts/cli/rename-words'

function read(...argv: string[]): Args {
  const args = readArgs(argv, {})
  if (typeof args === 'string') throw new Error(`${args} was asked for`)
  return args
}

describe('targets', () => {
  test.each([
    [['--to', '-1'], '-1'],
    [['--to=-1'], '-1'],
    [['--to', '-2', '--json'], '-2'],
    [['--to', '+2'], '+2'],
    [['--to', 'heads'], 'heads'],
    [['--to', 'billing@head'], 'billing@head'],
    [['--to', 'billing@-1'], 'billing@-1'],
    [['--to', 'ae10-1'], 'ae10-1'],
  ])('rollback p %j goes to %s', (more, to) => {
    expect(read('rollback', 'p', ...more).to).toBe(to)
  })

  test('an option behind --to is none', () => {
    expect(() => read('rollback', 'p', '--to', '--json')).toThrow(/--to/)
  })

  test('stamp takes several, show takes one', () => {
    expect(read('stamp', 'p', 'a', 'b@head', '--purge').words).toEqual(['a', 'b@head'])
    expect(read('show', 'p', 'a:b', '--sql').words).toEqual(['a:b'])
    expect(() => read('show', 'p', 'a', 'b')).toThrow('varve show takes no "b".')
  })
})

describe('what a command takes', () => {
  test.each([
    [['nothing'], 'There is no command "nothing".'],
    [['toString', 'p'], 'There is no command "toString".'],
    [[], 'No command was given.'],
    [['apply'], 'varve apply needs a project folder.'],
    [['stamp', 'p'], 'varve stamp needs a target.'],
    [['stamp', 'p', ''], 'An argument is empty.'],
    [['history', 'p', '--to', 'x'], '--to belongs to apply and rollback; varve history has no use for it.'],
    [['apply', 'p', '--yes'], '--yes belongs to stamp; varve apply has no use for it.'],
    [['apply', 'p', '--to', 'base'], '--to base belongs to rollback.'],
    [['apply', 'p', '--to='], '--to is empty: name a revision.'],
    [['revision', 'p'], 'varve revision needs -m MESSAGE.'],
    [['show', 'p'], 'varve show needs a revision, or --all.'],
    [
      ['show', 'p', 'a', '--all'],
      '--all shows every revision in both directions; it goes with --dialect and --json.',
    ],
    [['show', 'p', 'a', '--dialect', 'oracle'], '--dialect is postgres or mysql, not "oracle".'],
    [['inspect', 'p'], 'varve inspect takes no "p".'],
    [['compare', 'a', 'b', 'postgres://me:se@cret@h/d'], 'varve compare takes no "postgres://me:…@h/d".'],
    [['mysql://me:secret@h/d'], 'There is no command "mysql://me:…@h/d".'],
    [['compare', 'a', 'b', '--bogus'], 'There is no option --bogus.'],
    [['compare', 'a', 'b', '--ignore'], '--ignore needs a value behind it.'],
  ])('%j: %s', (argv, message) => {
    expect(() => read(...argv)).toThrow(message)
  })

  test('a message is given by -m or --message', () => {
    expect(read('revision', 'p', '-m', 'add tags').message).toBe('add tags')
    expect(read('merge', 'p', 'a', 'b', '--message=both').message).toBe('both')
  })

  test('the URL comes from the environment where none is given', () => {
    expect(readArgs(['current', 'p'], { DATABASE_URL: 'x', VARVE_URL: 'y' })).toMatchObject({ url: 'y' })
  })
})

describe('comparing', () => {
  test('--scratch goes with a server or without one', () => {
    expect(read('compare', 'a', 'b', '--scratch')).toMatchObject({ scratch: true, scratchUrl: null })
    expect(read('compare', '--scratch', 'mysql://u@h/d', 'a', 'b')).toMatchObject({
      scratch: true,
      scratchUrl: 'mysql://u@h/d',
      project: 'a',
      words: ['b'],
    })
    expect(read('compare', 'a', 'b', '--scratch=env:X').scratchUrl).toBe('env:X')
  })

  test.each([
    ['users=people', { kind: 'table', schema: '', name: 'users', table: null }, 'people'],
    ['users.mail=email', { kind: 'column', schema: '', name: 'mail', table: 'users' }, 'email'],
    ['audit:users.mail=email', { kind: 'column', schema: 'audit', name: 'mail', table: 'users' }, 'email'],
    ['"a.b"."c""d"="e=f"', { kind: 'column', schema: '', name: 'c"d', table: 'a.b' }, 'e=f'],
  ])('--rename %s', (text, ref, to) => {
    const rename = readRename(text)
    expect(rename).toEqual({ ref, to })
    expect(readRename(renameWords(rename, ''))).toEqual(rename)
  })
})
