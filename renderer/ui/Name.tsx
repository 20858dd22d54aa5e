import './Name.css'
import { nameParts } from './nameParts'
import type { Marked } from './nameParts'

const unmarked: readonly Marked[] = []

/** A name from outside, shown whole and as it is: its direction stays its own, and what can't be seen is spelled out. */
export function Name({ text, marked = unmarked }: { text: string; marked?: readonly Marked[] }) {
  return (
    <bdi className="name">
      {nameParts(text, marked).map((part, index) =>
        part.unseen ? (
          <span key={index} className="name-unseen">
            {part.text}
          </span>
        ) : part.marked ? (
          <mark key={index}>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </bdi>
  )
}
