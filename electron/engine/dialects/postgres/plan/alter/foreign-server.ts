import type { DefinedObject } from '#contract/catalog'
import { type Act, type Alteration, inPlace } from '../part'
import { statementsOf } from '../statement'
import { optionsDelta } from './options'

interface Server {
  readonly head: string
  readonly version: string | null
  readonly functions: string
  readonly options: string
}

/** https://www.postgresql.org/docs/current/sql-alterserver.html: version and options change; type and wrapper do not. */
export function alterForeignServer(words: string, from: DefinedObject, to: DefinedObject): Alteration {
  const [before, after] = [serverOf(from), serverOf(to)]
  if (before.head !== after.head) return { how: 'again' }
  const act = (sql: string, reverse: string, property: string): Act => ({
    sql: `ALTER ${words} ${sql}`,
    reverse: `ALTER ${words} ${reverse}`,
    property,
  })
  const version = (value: string | null) => `VERSION ${value ?? 'NULL'}`
  return inPlace([
    ...(before.version === after.version
      ? []
      : [act(version(after.version), version(before.version), 'version')]),
    ...(before.functions === after.functions
      ? []
      : [act(functions(after.functions), functions(before.functions), 'functions')]),
    ...(before.options === after.options
      ? []
      : [
          act(
            optionsDelta(before.options, after.options),
            optionsDelta(after.options, before.options),
            'options',
          ),
        ]),
  ])
}

function functions(words: string): string {
  return [
    words.includes('HANDLER ') ? null : 'NO HANDLER',
    words.includes('VALIDATOR ') ? null : 'NO VALIDATOR',
    words === '' ? null : words,
  ]
    .filter((word) => word !== null)
    .join(' ')
}

function serverOf({ definition }: DefinedObject): Server {
  const [create = ''] = statementsOf(definition)
  const at = create.indexOf(' OPTIONS (')
  const head = at < 0 ? create : create.slice(0, at)
  const version = / VERSION ('(?:[^']|'')*')/.exec(head)?.[1] ?? null
  const called = [...head.matchAll(/ ((?:HANDLER|VALIDATOR) \S+)/g)].map(([, words]) => words)
  return {
    head: head.replace(/ VERSION '(?:[^']|'')*'/, '').replaceAll(/ (?:HANDLER|VALIDATOR) \S+/g, ''),
    version,
    functions: called.join(' '),
    options: at < 0 ? '' : create.slice(at + 1),
  }
}
