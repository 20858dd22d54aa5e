import { useEffect, useRef } from 'react'
import type { PointerEvent } from 'react'
import type { Ink } from './picture/ink'
import type { Picture } from './picture/picture'
import type { Sheet } from './sheet'
import { jumpTo, seen } from './viewport'

const size = { width: 188, height: 124 }
const room = 6

/** The whole picture in small, with the part that is seen; a click or drag goes there. */
export function Overview({ sheet, picture, ink }: { sheet: Sheet; picture: Picture; ink: Ink }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { left, top, right, bottom } = picture.bounds
  const scale = Math.min(
    (size.width - 2 * room) / Math.max(1, right - left),
    (size.height - 2 * room) / Math.max(1, bottom - top),
  )
  const shiftX = (size.width - (right - left) * scale) / 2 - left * scale
  const shiftY = (size.height - (bottom - top) * scale) / 2 - top * scale

  useEffect(() => {
    const drawn = canvas.current
    const context = drawn?.getContext('2d')
    if (!drawn || !context) return
    const dots = devicePixelRatio
    drawn.width = size.width * dots
    drawn.height = size.height * dots
    const tables = document.createElement('canvas')
    tables.width = drawn.width
    tables.height = drawn.height
    const still = tables.getContext('2d')
    if (still !== null) {
      still.setTransform(scale * dots, 0, 0, scale * dots, shiftX * dots, shiftY * dots)
      for (const [id, at] of picture.places.at) {
        const box = picture.boxes.get(id)
        if (box === undefined) continue
        still.fillStyle =
          box.state === null || box.state === 'end' ? ink.relation : ink.states[box.state].line
        still.fillRect(at.x, at.y, Math.max(box.width, 1 / scale), Math.max(box.height, 1 / scale))
      }
    }
    let wanted = 0
    const draw = () => {
      wanted = 0
      const area = seen(sheet.view.getState())
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, drawn.width, drawn.height)
      context.globalAlpha = 0.55
      context.drawImage(tables, 0, 0)
      context.globalAlpha = 1
      context.setTransform(dots, 0, 0, dots, 0, 0)
      context.strokeStyle = ink.accent
      context.lineWidth = 1.5
      context.strokeRect(
        area.left * scale + shiftX,
        area.top * scale + shiftY,
        (area.right - area.left) * scale,
        (area.bottom - area.top) * scale,
      )
    }
    draw()
    const stop = sheet.view.subscribe(() => {
      wanted ||= requestAnimationFrame(draw)
    })
    return () => {
      stop()
      cancelAnimationFrame(wanted)
    }
  }, [sheet, picture, ink, scale, shiftX, shiftY])

  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return
    const corner = event.currentTarget.getBoundingClientRect()
    const view = sheet.view.getState()
    jumpTo(sheet.view, {
      left: view.width / 2 - ((event.clientX - corner.left - shiftX) / scale) * view.zoom,
      top: view.height / 2 - ((event.clientY - corner.top - shiftY) / scale) * view.zoom,
    })
  }
  return (
    <canvas
      ref={canvas}
      className="diagram-overview"
      role="img"
      aria-label="Overview of the whole diagram"
      style={size}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    />
  )
}
