import { Button } from '@mantine/core'
import { Age } from '../../../ui/Age'
import { forgetChanges, useSchema } from '../store'

/** What changed since an earlier look, counted, and what this user may not see. */
export function TreeNews() {
  const { changed, outline } = useSchema()
  const unseen = outline.value?.unseen ?? []
  return (
    <>
      {unseen.length > 0 && (
        <details className="tree-news" data-tone="warn">
          <summary>Not everything can be seen ({unseen.length})</summary>
          <ul>
            {unseen.map((sentence) => (
              <li key={sentence}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {changed !== null && (
        <div className="tree-news">
          <div className="row">
            <span className="grow">
              {countText(changed.objects.size, changed.made.size, changed.gone.length)} since the look{' '}
              <Age at={changed.since} words />
            </span>
            <Button variant="subtle" onClick={forgetChanges}>
              Clear marks
            </Button>
          </div>
          {changed.gone.length > 0 && (
            <p className="dim">
              Gone: <bdi>{changed.gone.slice(0, 5).join(', ')}</bdi>
              {changed.gone.length > 5 && ` and ${changed.gone.length - 5} more`}
            </p>
          )}
        </div>
      )}
    </>
  )
}

function countText(touched: number, made: number, gone: number): string {
  const counts = [
    [made, 'new'],
    [touched - made, 'altered'],
    [gone, 'gone'],
  ] as const
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en-US')} ${word}`)
    .join(', ')
}
