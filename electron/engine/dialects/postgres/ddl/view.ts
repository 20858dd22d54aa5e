import type { View } from '#contract/catalog'
import { paragraphs } from '../../../paragraphs'
import { quote } from '../quote'
import { viewComments } from './comments'
import { createIndex } from './index-line'
import { notShown } from './not-shown'

/** A view or materialized view with its indexes, settings, comments and grants. */
export function viewDdl(view: View): string {
  const name = `${quote(view.schema)}.${quote(view.name)}`
  const kind = view.materialized ? 'MATERIALIZED VIEW' : 'VIEW'
  return paragraphs([
    ...notShown(view.unshown),
    createView(view),
    ...(view.indexes ?? []).map((index) => createIndex(view, index)),
    ...(view.settings ?? []),
    ...viewComments(view, kind, name),
    ...(view.grants ?? []),
  ])
}

/** CREATE VIEW by itself; `verb` may be CREATE OR REPLACE. */
export function createView(view: View, verb: 'CREATE' | 'CREATE OR REPLACE' = 'CREATE'): string {
  const kind = view.materialized ? 'MATERIALIZED VIEW' : 'VIEW'
  const options = view.options == null ? '' : ` ${view.options}`
  const data = view.populated === false ? '\nWITH NO DATA' : ''
  return `${verb} ${kind} ${quote(view.schema)}.${quote(view.name)}${options} AS\n${view.definition}${data};`
}
