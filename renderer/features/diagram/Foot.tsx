import type { DiagramCatalog } from '#contract/diagram'
import type { Picture } from './picture/picture'

/** How much is drawn, and what is not. */
export function Foot({ catalog, picture }: { catalog: DiagramCatalog; picture: Picture | null }) {
  return (
    <div className="panel-foot diagram-foot">
      <span role="status">{picture === null ? '' : drawnText(picture)}</span>
      {picture !== null && leftOut(picture).map((words) => <span key={words}>{words}</span>)}
      <span className="grow" />
      {catalog.unseen.length > 0 && (
        <details>
          <summary>Not everything could be read</summary>
          <ul>
            {catalog.unseen.map((sentence) => (
              <li key={sentence}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function drawnText({ boxes, relations }: Picture): string {
  return `${counted(boxes.size, 'table')}, ${counted(relations.length, 'foreign key')}`
}

function leftOut({ choice }: Picture): string[] {
  return [
    choice.partitions > 0 ? `${counted(choice.partitions, 'partition')} left out` : null,
    choice.outside > 0 ? `${counted(choice.outside, 'foreign key')} to tables outside` : null,
    choice.unread > 0 ? `${counted(choice.unread, 'foreign key')} to tables that could not be read` : null,
  ].filter((words) => words !== null)
}

/** `1 table`, `1,204 tables`. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}
