import { useEffect, useRef, useState } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { moveTable } from './load'
import { boxAt, linkAt } from './picture/picture'
import { activate, toggleChosen, useDiagram } from './store'
import { jumpTo, useViewport, zoomedAt } from './viewport'

type Drag =
  | { readonly kind: 'pan'; readonly x: number; readonly y: number; far: boolean }
  | { readonly kind: 'box'; readonly id: string; readonly x: number; readonly y: number; far: boolean }

/** A press that goes less far than this is a click. */
const still = 4

/** Pointer and wheel on the stage: dragging moves a table or the picture, the wheel moves, and zooms with Ctrl or ⌘. */
export function useStage(stage: RefObject<HTMLElement | null>) {
  const drag = useRef<Drag | null>(null)
  const start = useRef({ x: 0, y: 0 })
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const element = stage.current
    if (element === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const view = useViewport.getState()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1
      const { left, top } = element.getBoundingClientRect()
      if (event.ctrlKey || event.metaKey) {
        // A wheel's notch is a hundred times what a pinch sends.
        const by = Math.exp(-Math.max(-40, Math.min(40, event.deltaY * unit)) * 0.008)
        jumpTo(zoomedAt(view, by, event.clientX - left, event.clientY - top))
      } else jumpTo({ left: view.left - event.deltaX * unit, top: view.top - event.deltaY * unit })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [stage])

  const at = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const view = useViewport.getState()
    return {
      x: (event.clientX - left - view.left) / view.zoom,
      y: (event.clientY - top - view.top) / view.zoom,
    }
  }

  return {
    dragging,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const { picture } = useDiagram.getState()
      if (picture === null || event.button > 1 || isControl(event.target)) return
      const { x, y } = at(event)
      const box = event.button === 0 ? boxAt(picture, x, y) : null
      const place = box === null ? undefined : picture.places.at.get(box.id)
      const view = useViewport.getState()
      drag.current =
        box === null || place === undefined
          ? { kind: 'pan', x: event.clientX - view.left, y: event.clientY - view.top, far: false }
          : { kind: 'box', id: box.id, x: x - place.x, y: y - place.y, far: false }
      start.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
      useDiagram.setState({ pointed: null })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = drag.current
      if (held === null) {
        point(event, at(event))
        return
      }
      const far = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y)
      if (!held.far && far < still) return
      if (!held.far) setDragging(true)
      held.far = true
      if (held.kind === 'pan') jumpTo({ left: event.clientX - held.x, top: event.clientY - held.y })
      else {
        const { x, y } = at(event)
        moveTable(held.id, { x: Math.round(x - held.x), y: Math.round(y - held.y) })
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const held = drag.current
      drag.current = null
      setDragging(false)
      if (held === null || held.far || event.button !== 0) return
      if (held.kind === 'pan') activate(null)
      else if (event.shiftKey || event.ctrlKey || event.metaKey) toggleChosen(held.id)
      else activate(held.id)
    },
    onPointerCancel() {
      drag.current = null
      setDragging(false)
    },
    onPointerLeave() {
      if (drag.current === null) useDiagram.setState({ pointed: null })
    },
  }
}

function point(event: PointerEvent<HTMLElement>, { x, y }: { x: number; y: number }): void {
  const { picture, pointed } = useDiagram.getState()
  if (picture === null || isControl(event.target)) return
  const found = boxAt(picture, x, y) === null ? linkAt(picture, x, y, 6 / useViewport.getState().zoom) : null
  const id = found?.relation.id ?? null
  if (id !== pointed) useDiagram.setState({ pointed: id })
  const tip = event.currentTarget.querySelector<HTMLElement>('.diagram-tip')
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  tip?.style.setProperty('left', `${Math.min(event.clientX - left + 14, width - 340)}px`)
  tip?.style.setProperty('top', `${Math.min(event.clientY - top + 16, height - 110)}px`)
}

function isControl(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('a, button, input, .diagram-aside, .diagram-overview') !== null
  )
}
