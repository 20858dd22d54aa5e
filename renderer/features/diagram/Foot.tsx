import type { DiagramAnswer } from '#contract/diagram'
import { isView } from './picture/boxes'
import type { ScreenPicture } from './picture/picture'

/** How much is drawn, and what is not. */
export function Foot({ answer, picture }: { answer: DiagramAnswer; picture: ScreenPicture | null }) {
  return (
    <div className="panel-foot diagram-foot">
      <span role="status">{picture === null ? '' : drawnText(picture)}</span>
      {picture !== null && leftOutText(picture).map((words) => <span key={words}>{words}</span>)}
      <span className="grow" />
      {answer.unseen.length > 0 && (
        <details>
          <summary>Not everything could be read</summary>
          <ul>
            {answer.unseen.map((sentence) => (
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

function drawnText({ boxes, relations }: ScreenPicture): string {
  const views = [...boxes.values()].filter(({ table }) => isView(table)).length
  const keys = relations.filter(({ key }) => key !== null).length
  return [
    counted(boxes.size - views, 'table'),
    counted(keys, 'foreign key'),
    ...(views === 0 ? [] : [counted(views, 'view')]),
  ].join(', ')
}

function leftOutText({ leftOut }: ScreenPicture): string[] {
  return [
    leftOut.views > 0 ? `${counted(leftOut.views, 'view')} left out` : null,
    leftOut.partitions > 0 ? `${counted(leftOut.partitions, 'partition')} left out` : null,
    leftOut.outside > 0 ? `${counted(leftOut.outside, 'foreign key')} to tables outside` : null,
    leftOut.unread > 0 ? `${counted(leftOut.unread, 'foreign key')} to tables that could not be read` : null,
  ].filter((words) => words !== null)
}

/** `1 table`, `1,204 tables`. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}
