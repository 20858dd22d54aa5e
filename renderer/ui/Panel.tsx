import type { ReactNode } from 'react'

/** A surface with an optional fixed head and foot; its body scrolls unless `still`. */
export function Panel(props: { head?: ReactNode; foot?: ReactNode; still?: boolean; children: ReactNode }) {
  return (
    <div className="panel">
      {props.head}
      {props.still === true ? (
        <div className="column grow">{props.children}</div>
      ) : (
        <div className="panel-body">{props.children}</div>
      )}
      {props.foot !== undefined && props.foot !== null && <div className="panel-foot">{props.foot}</div>}
    </div>
  )
}
