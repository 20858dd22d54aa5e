import type { View } from '#contract/catalog'
import { quote } from '../quote'
import { viewComments } from './comments'
import { createIndex } from './index-line'
import { notShown } from './not-shown'

/** A view or materialized view with its indexes, settings, comments and grants. */
export function viewDdl(view: View): string {
  const name = `${quote(view.schema)}.${quote(view.name)}`
  const kind = view.materialized ? 'MATERIALIZED VIEW' : 'VIEW'
  const options = view.options == null ? '' : ` ${view.options}`
  const data = view.populated === false ? '\nWITH NO DATA' : ''
  return [
    ...notShown(view.unshown),
    `CREATE ${kind} ${name}${options} AS\n${view.definition}${data};`,
    ...(view.indexes ?? []).map((index) => createIndex(view, index)),
    ...(view.settings ?? []),
    ...viewComments(view, kind, name),
    ...(view.grants ?? []),
  ].join('\n')
}
