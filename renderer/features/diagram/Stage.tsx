import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { step } from './acting'
import { emphasisOf } from './emphasis'
import { LinkTip } from './LinkTip'
import { isDirection } from './moves'
import { Overview } from './Overview'
import { readInk } from './picture/ink'
import { paint } from './picture/paint'
import type { Picture } from './picture/picture'
import { severalSchemas } from './picture/sketched'
import { activate, type Sheet } from './sheet'
import { TableBox } from './TableBox'
import { useStage } from './useStage'
import { detailZoom, fitting, isSameView, jumpTo, seen, type Viewport } from './viewport'

/** Where the picture is seen: lines on a canvas, tables upon it. */
export function Stage({ sheet, picture }: { sheet: Sheet; picture: Picture }) {
  const { active, focused, chosen, pointed } = sheet.use(
    useShallow((state) => ({
      active: state.active,
      focused: state.focused,
      chosen: state.chosen,
      pointed: state.pointed,
    })),
  )
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const id = useId()
  const scheme = useComputedColorScheme()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the tokens change with the scheme
  const ink = useMemo(readInk, [scheme])
  const emphasis = useMemo(
    () => emphasisOf({ picture, active, pointed, focused, chosen }),
    [picture, active, pointed, focused, chosen],
  )
  const near = sheet.view(useShallow((view) => nearIds(picture, view, active)))
  const pointer = useStage(sheet, frame)

  const draw = useEffectEvent(() => {
    const view = sheet.view.getState()
    const context = canvas.current?.getContext('2d')
    if (context) paint(context, picture, view, ink, emphasis)
    layer.current?.toggleAttribute('data-far', view.zoom < detailZoom)
    layer.current?.style.setProperty(
      'transform',
      `translate(${view.left}px, ${view.top}px) scale(${view.zoom})`,
    )
  })
  useEffect(() => {
    let wanted = 0
    const soon = () => {
      wanted ||= requestAnimationFrame(() => {
        wanted = 0
        draw()
      })
    }
    const stop = sheet.view.subscribe(soon)
    return () => {
      stop()
      cancelAnimationFrame(wanted)
    }
  }, [sheet])
  // A table that has moved and its lines must be drawn in one frame.
  useLayoutEffect(() => draw(), [picture, ink, emphasis, near])
  useEffect(() => {
    const [box, drawn] = [frame.current, canvas.current]
    if (box === null || drawn === null) return
    const watching = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = box
      const before = sheet.view.getState()
      drawn.width = Math.round(width * devicePixelRatio)
      drawn.height = Math.round(height * devicePixelRatio)
      const bounds = sheet.now().picture?.bounds
      const view = { ...before, width, height }
      // Nobody has gone anywhere in it yet: it stays whole.
      const whole = bounds !== undefined && isSameView(before, fitting(before, bounds))
      jumpTo(sheet.view, bounds !== undefined && (whole || before.width === 0) ? fitting(view, bounds) : view)
      draw()
    })
    watching.observe(box)
    return () => watching.disconnect()
  }, [sheet])

  const places = useMemo(
    () => new Map([...picture.boxes.keys()].map((table, at) => [table, at])),
    [picture.boxes],
  )
  const boxId = (table: string) => `${id}-${places.get(table) ?? 'none'}`
  const withSchema = useMemo(
    () => severalSchemas([...picture.boxes.values()].map(({ table }) => table)),
    [picture.boxes],
  )
  return (
    <div
      className="diagram-stage"
      ref={frame}
      data-dragging={pointer.dragging || undefined}
      onPointerDown={pointer.onPointerDown}
      onPointerMove={pointer.onPointerMove}
      onPointerUp={pointer.onPointerUp}
      onPointerCancel={pointer.onPointerCancel}
      onPointerLeave={pointer.onPointerLeave}
      onDoubleClick={() => active !== null && sheet.open(active)}
    >
      <div
        className="diagram-keys"
        role="application"
        aria-label={sheet.nameOf(picture)}
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : boxId(active)}
        onKeyDown={(event) => onKey(sheet, event, active)}
      >
        <canvas ref={canvas} aria-hidden />
        <div className="diagram-layer" ref={layer}>
          {near.map((table) => {
            const [box, at] = [picture.boxes.get(table), picture.places.at.get(table)]
            if (box === undefined || at === undefined) return null
            return (
              <TableBox
                key={table}
                id={boxId(table)}
                box={box}
                x={at.x}
                y={at.y}
                withSchema={withSchema}
                page={sheet.pageOf(box)}
                chosen={chosen.has(table)}
                look={
                  table === active
                    ? 'active'
                    : emphasis.boxes.has(table)
                      ? 'near'
                      : emphasis.alone
                        ? 'faint'
                        : 'plain'
                }
              />
            )
          })}
        </div>
      </div>
      <LinkTip sheet={sheet} picture={picture} />
      {picture.boxes.size >= sheet.overviewFrom && <Overview sheet={sheet} picture={picture} ink={ink} />}
    </div>
  )
}

function onKey(sheet: Sheet, event: KeyboardEvent, active: string | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (isDirection(event.key)) step(sheet, event.key)
  else if (event.key === 'Enter' && active !== null) sheet.open(active)
  else if (event.key === ' ' && active !== null && sheet.choose !== null) sheet.choose(active)
  else if (event.key === 'Escape') activate(sheet, null)
  else return
  event.preventDefault()
}

/** The tables to be drawn as elements: those in sight from near, and always the active one. */
function nearIds(picture: Picture, view: Viewport, active: string | null): string[] {
  const ids: string[] = []
  const area = seen(view, 60)
  // In coarse steps, so that a small movement changes nothing.
  const coarse = (n: number, up: boolean) => (up ? Math.ceil(n / 200) : Math.floor(n / 200)) * 200
  const [left, top] = [coarse(area.left, false), coarse(area.top, false)]
  const [right, bottom] = [coarse(area.right, true), coarse(area.bottom, true)]
  for (const [id, at] of picture.places.at) {
    const box = picture.boxes.get(id)
    if (box === undefined) continue
    const isNear =
      view.zoom >= detailZoom &&
      at.x < right &&
      at.x + box.width > left &&
      at.y < bottom &&
      at.y + box.height > top
    if (isNear || id === active) ids.push(id)
  }
  return ids
}
