import { useEffect, useRef, useState } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { boxAt, linkAt } from './picture/picture'
import { activate, type Sheet } from './sheet'
import { jumpTo, zoomedAt } from './viewport'

type Drag =
  | { readonly kind: 'pan'; readonly x: number; readonly y: number; far: boolean }
  | { readonly kind: 'box'; readonly id: string; readonly x: number; readonly y: number; far: boolean }

/** A press that goes less far than this is a click. */
const still = 4

/** Pointer and wheel on the stage: dragging moves a table or the picture, the wheel moves, and zooms with Ctrl or ⌘. */
export function useStage(sheet: Sheet, stage: RefObject<HTMLElement | null>) {
  const drag = useRef<Drag | null>(null)
  const start = useRef({ x: 0, y: 0 })
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const element = stage.current
    if (element === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const view = sheet.view.getState()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1
      const { left, top } = element.getBoundingClientRect()
      if (event.ctrlKey || event.metaKey) {
        // A wheel's notch is a hundred times what a pinch sends.
        const by = Math.exp(-Math.max(-40, Math.min(40, event.deltaY * unit)) * 0.008)
        jumpTo(sheet.view, zoomedAt(view, by, event.clientX - left, event.clientY - top))
      } else
        jumpTo(sheet.view, { left: view.left - event.deltaX * unit, top: view.top - event.deltaY * unit })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [sheet, stage])

  const at = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const view = sheet.view.getState()
    return {
      x: (event.clientX - left - view.left) / view.zoom,
      y: (event.clientY - top - view.top) / view.zoom,
    }
  }

  return {
    dragging,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const { picture } = sheet.now()
      if (picture === null || event.button > 1 || isControl(event.target)) return
      const { x, y } = at(event)
      const box = event.button === 0 ? boxAt(picture, x, y) : null
      const place = box === null ? undefined : picture.places.at.get(box.id)
      const view = sheet.view.getState()
      drag.current =
        box === null || place === undefined
          ? { kind: 'pan', x: event.clientX - view.left, y: event.clientY - view.top, far: false }
          : { kind: 'box', id: box.id, x: x - place.x, y: y - place.y, far: false }
      start.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
      sheet.change({ pointed: null })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = drag.current
      if (held === null) {
        point(sheet, event, at(event))
        return
      }
      const far = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y)
      if (!held.far && far < still) return
      if (!held.far) setDragging(true)
      held.far = true
      if (held.kind === 'pan')
        jumpTo(sheet.view, { left: event.clientX - held.x, top: event.clientY - held.y })
      else {
        const { x, y } = at(event)
        sheet.move(held.id, { x: Math.round(x - held.x), y: Math.round(y - held.y) })
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const held = drag.current
      drag.current = null
      setDragging(false)
      if (held === null || held.far || event.button !== 0) return
      if (held.kind === 'pan') activate(sheet, null)
      else if (sheet.choose !== null && (event.shiftKey || event.ctrlKey || event.metaKey))
        sheet.choose(held.id)
      else activate(sheet, held.id)
    },
    onPointerCancel() {
      drag.current = null
      setDragging(false)
    },
    onPointerLeave() {
      if (drag.current === null) sheet.change({ pointed: null })
    },
  }
}

function point(sheet: Sheet, event: PointerEvent<HTMLElement>, { x, y }: { x: number; y: number }): void {
  const { picture, pointed } = sheet.now()
  if (picture === null || isControl(event.target)) return
  const found = boxAt(picture, x, y) === null ? linkAt(picture, x, y, 6 / sheet.view.getState().zoom) : null
  const id = found?.relation.id ?? null
  if (id !== pointed) sheet.change({ pointed: id })
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
