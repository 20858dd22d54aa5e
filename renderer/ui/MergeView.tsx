import './MergeView.css'
import { MergeView as SideBySide, unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { language, readOnlyView } from './codeSetup'
import type { CodeLanguage } from './codeSetup'

interface MergeViewProps {
  /** What is called what it is: `DDL before`, `DDL after`. */
  readonly labels: readonly [from: string, to: string]
  readonly from: string
  readonly to: string
  readonly language: CodeLanguage
  /** As high as its text instead of filling its parent. */
  readonly fit?: boolean
}

/** Narrower than this, both texts share one column. */
const leastForTwo = 620

/** Two texts to read beside each other, with what differs within their lines marked; one above the other where there is no room. */
export function MergeView({ labels, from, to, language: spoken, fit = false }: MergeViewProps) {
  const { ref: frame, width } = useElementSize()
  const box = useRef<HTMLDivElement>(null)
  const [fromLabel, toLabel] = labels
  const measured = width > 0
  const narrow = width < leastForTwo
  useEffect(() => {
    const parent = box.current
    if (parent === null || !measured) return
    if (narrow) {
      const extensions = [
        readOnlyView(`${fromLabel} and ${toLabel}`, 1, false),
        language(spoken),
        EditorView.lineWrapping,
        unifiedMergeView({ original: from, mergeControls: false, gutter: true }),
      ]
      const view = new EditorView({ parent, state: EditorState.create({ doc: to, extensions }) })
      return () => view.destroy()
    }
    const side = (doc: string, label: string) => ({
      doc,
      extensions: [readOnlyView(label, 1, true), language(spoken), EditorView.lineWrapping],
    })
    const view = new SideBySide({ parent, a: side(from, fromLabel), b: side(to, toLabel), gutter: true })
    const first = view.chunks[0]
    if (first !== undefined) {
      view.a.requestMeasure({
        read: (editor) => editor.lineBlockAt(Math.min(first.fromA, editor.state.doc.length)).top,
        write: (top) => {
          view.dom.scrollTop = Math.max(0, top - 76)
        },
      })
    }
    return () => view.destroy()
  }, [from, to, fromLabel, toLabel, spoken, narrow, measured])
  return (
    <div className="merge" ref={frame} data-fit={fit || undefined}>
      <div className="merge-box" ref={box} />
    </div>
  )
}
