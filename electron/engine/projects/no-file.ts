import type { Revision } from '#contract/revision'

/** A revision that no file of the project has, as far as a database tells of it. */
export function withoutFile(id: string, message: string): Revision {
  return {
    id,
    message,
    downRevisions: [],
    dependencies: [],
    labels: [],
    date: null,
    upFile: null,
    downFile: null,
    hasUp: false,
    hasDown: false,
    checksum: null,
  }
}
