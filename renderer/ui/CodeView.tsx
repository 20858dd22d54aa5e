import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { language, markPlace, readOnlyView } from './codeSetup'
import type { CodeLanguage, CodePlace } from './codeSetup'

interface CodeViewProps {
  readonly label: string
  readonly text: string
  readonly language: CodeLanguage
  /** Number of the first line, where the text is a part of a file. */
  readonly firstLine?: number
  /** The place to mark and bring into sight, counted as the line numbers are. */
  readonly place?: CodePlace | null
  /** As high as its text instead of filling its parent. */
  readonly fit?: boolean
  readonly numbers?: boolean
}

/** Source text to read: highlighted, selectable, with line numbers and at most one marked place. */
export function CodeView(props: CodeViewProps) {
  const { label, text, firstLine = 1, place = null, numbers = true } = props
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const parts = useRef({ setup: new Compartment(), language: new Compartment() })
  const line = place?.line ?? null
  const column = place?.column ?? null
  const tone = place?.tone ?? 'bad'

  useEffect(() => {
    if (box.current === null) return
    const { setup, language: spoken } = parts.current
    const editor = new EditorView({
      parent: box.current,
      state: EditorState.create({ extensions: [setup.of([]), spoken.of([])] }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    view.current?.dispatch({ effects: parts.current.language.reconfigure(language(props.language)) })
  }, [props.language])
  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    const setup = readOnlyView(label, firstLine, numbers)
    const changes =
      editor.state.doc.toString() === text ? [] : [{ from: 0, to: editor.state.doc.length, insert: text }]
    editor.dispatch({ changes, effects: parts.current.setup.reconfigure(setup) })
    markPlace(editor, line === null ? null : { line: line - firstLine + 1, column, tone })
  }, [label, text, firstLine, numbers, line, column, tone])

  return <div className="code" ref={box} data-fit={props.fit === true || undefined} />
}
