import { useSchema } from '../store'

/** What there is to know of an object before its page is open. */
export function LineMarks({ id }: { id: string }) {
  const changed = useSchema((state) => state.changed)
  const lines = changed?.objects.get(id)
  if (lines === undefined) return null
  const word = changed?.made.has(id) === true ? 'new' : 'altered'
  return (
    <span className="tree-changed" title={lines.slice(0, 12).join('\n')}>
      {word}
    </span>
  )
}
