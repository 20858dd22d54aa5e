import { python } from '@codemirror/lang-python'
import { MySQL, PostgreSQL, StandardSQL, sql } from '@codemirror/lang-sql'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, lineNumbers } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export type CodeLanguage = 'postgres' | 'mysql' | 'sql' | 'python' | 'text'

/** A place in a text, from 1; a null column marks the whole line. */
export interface CodePlace {
  readonly line: number
  readonly column: number | null
  /** `bad` (as without it) is a fault; `note` only points. */
  readonly tone?: 'bad' | 'note'
}

const dialects = { postgres: PostgreSQL, mysql: MySQL, sql: StandardSQL }

/** Highlighting for a language; none for plain text. */
export function language(name: CodeLanguage): Extension {
  if (name === 'python') return python()
  return name === 'text' ? [] : sql({ dialect: dialects[name] })
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--code-type)' },
])

const theme = EditorView.theme({
  '&': { fontSize: '12px', color: 'var(--text)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--ui-mono)', lineHeight: '19px', overflow: 'auto' },
  '.cm-content': { padding: '8px 0' },
  '.cm-content:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-line': { padding: '0 16px 0 8px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px', minWidth: '40px' },
  '.cm-marked-line': { backgroundColor: 'var(--bad-wash)', boxShadow: 'inset 2px 0 var(--bad)' },
  '.cm-marked-line[data-tone=note]': {
    backgroundColor: 'var(--chosen)',
    boxShadow: 'inset 2px 0 var(--accent)',
  },
  '.cm-marked-place': { borderBottom: '2px solid var(--bad)' },
})

/** Everything a read-only view needs; lines count from `firstLine`. */
export function readOnlyView(label: string, firstLine: number, numbers: boolean): Extension {
  return [
    theme,
    syntaxHighlighting(colours),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({
      'aria-label': label,
      tabindex: '0',
      role: 'textbox',
      'aria-readonly': 'true',
      'aria-multiline': 'true',
    }),
    marked,
    numbers ? lineNumbers({ formatNumber: (line) => String(line + firstLine - 1) }) : [],
  ]
}

const setMarked = StateEffect.define<DecorationSet>()

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (was, change) =>
    change.effects.find((effect) => effect.is(setMarked))?.value ?? was.map(change.changes),
  provide: (field) => EditorView.decorations.from(field),
})

/** Marks a place (lines from 1 of the text shown) and brings it into sight; null removes the mark. */
export function markPlace(view: EditorView, place: CodePlace | null): void {
  const { doc } = view.state
  if (place === null || place.line < 1 || place.line > doc.lines) {
    view.dispatch({ effects: setMarked.of(Decoration.none) })
    return
  }
  const line = doc.line(place.line)
  const { tone = 'bad' } = place
  const attributes = { 'aria-current': 'location', 'data-tone': tone }
  const marks = [Decoration.line({ class: 'cm-marked-line', attributes }).range(line.from)]
  if (place.column !== null && tone === 'bad') {
    const from = Math.min(line.from + place.column - 1, line.to)
    const word = /^[\p{L}\p{N}_$]+/u.exec(doc.sliceString(from, line.to))?.[0] ?? ''
    const to = Math.min(from + Math.max(1, word.length), line.to)
    if (to > from) marks.push(Decoration.mark({ class: 'cm-marked-place' }).range(from, to))
  }
  view.dispatch({ effects: setMarked.of(Decoration.set(marks)) })
  // EditorView.scrollIntoView would scroll everything around the view as well.
  view.requestMeasure({
    // Whole lines: half a line at the top reads as a cut text.
    read: () => {
      const { top } = view.lineBlockAt(line.from)
      const lines = Math.floor(view.scrollDOM.clientHeight / 2 / view.defaultLineHeight)
      return top + view.documentPadding.top - lines * view.defaultLineHeight
    },
    write: (top) => {
      view.scrollDOM.scrollTop = top
    },
  })
}
