import type { Change } from '#contract/change'
import type { SchemaPlan } from '#contract/schema-plan'
import type { HostPort } from '#engine/host-port'

/** A step of a way, of these statements. */
export function stepOf(transactional: boolean, ...sql: string[]): SchemaPlan['steps'][number] {
  return {
    transactional,
    statements: sql.map((text) => ({
      sql: text,
      reverseSql: null,
      change: null,
      transactional,
      hazards: [],
    })),
  }
}

/** The changes of a way that creates tables of one column. */
export function createsTables(schema: string, tables: readonly string[]): Change[] {
  return tables.map((name) => ({
    kind: 'create-table',
    ref: { kind: 'table', schema, name, table: null },
    sentence: `table ${name} with 1 column`,
    properties: [],
  }))
}

/** A host without a window, keeping nothing secret. */
export function hostOf(dataFolder: string): HostPort {
  return {
    kind: 'cli',
    appVersion: '0.0.0-test',
    dataFolder,
    samplesFolder: 'migrations-samples',
    openAtStart: null,
    secrets: {
      can: false,
      why: 'The tests keep none.',
      read: async () => null,
      write: async () => undefined,
    },
    picksFolders: false,
    pickFolder: async () => null,
    pickFile: async () => null,
    reveal: async () => undefined,
  }
}
