import { headHeight, isNullable, isView, padding, shownName, type Box } from './boxes'
import { endSign } from './ends'
import type { Ink } from './ink'
import { awayAt, drawnPoints, type Link } from './links'
import { cornerAt, isDashed } from './paint'
import type { Picture } from './picture'

const margin = 24

/** A file shows what there is, not what becomes of it. */
type Plain = Omit<Ink, 'states'>

/** A picture as an SVG file of its own: nothing in it comes from elsewhere, and names stand in it as text. */
export function svgOf(
  picture: Picture,
  ink: Plain,
  title: string,
): { svg: string; width: number; height: number } {
  const { left, top, right, bottom } = picture.bounds
  const [width, height] = [Math.ceil(right - left) + 2 * margin, Math.ceil(bottom - top) + 2 * margin]
  const view = [left - margin, top - margin, width, height].map(short).join(' ')
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}">`,
    `<title>${escaped(shownName(title))}</title>`,
    `<rect x="${short(left - margin)}" y="${short(top - margin)}" width="${width}" height="${height}" fill="${escaped(ink.paper)}"/>`,
    `<g fill="none" stroke="${escaped(ink.relation)}" stroke-width="1.2">`,
    ...picture.links.map((link) => linkSvg(link, picture, ink)),
    '</g>',
    `<g font-family="${escaped(ink.mono)}" font-size="12" dominant-baseline="central">`,
    ...[...picture.boxes.values()].map((box) => boxSvg(box, picture, ink)),
    '</g>',
    '</svg>',
    '',
  ]
  return { svg: lines.join('\n'), width, height }
}

// All that XML can't hold, not even escaped.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A text that stands for nothing but itself in XML. */
export function escaped(text: string): string {
  return text
    .replaceAll(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function linkSvg(link: Link, picture: Picture, ink: Plain): string {
  const { key } = link.relation
  const ends =
    key === null
      ? []
      : [
          { cardinality: key.there, end: awayAt(link, 'start') },
          { cardinality: key.here, end: awayAt(link, 'end') },
        ]
  const signs = ends.map(({ cardinality, end }) => {
    const { strokes, ring } = endSign(cardinality, end.x, end.y, end.away)
    const path = strokes
      .map(([x1, y1, x2, y2]) => `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`)
      .join('')
    const circle =
      ring === null
        ? ''
        : `<circle cx="${short(ring.x)}" cy="${short(ring.y)}" r="${ring.radius}" fill="${escaped(ink.paper)}"/>`
    return `<path d="${path}"/>${circle}`
  })
  const dash = isDashed(link) ? ' stroke-dasharray="5 4"' : ''
  const nameOf = (id: string) => shownName(picture.boxes.get(id)?.table.name ?? '')
  const what =
    key === null
      ? `${nameOf(link.relation.from)} reads from ${nameOf(link.relation.to)}`
      : `${shownName(key.name)}: ON DELETE ${key.onDelete}, ON UPDATE ${key.onUpdate}`
  return `<g><title>${escaped(what)}</title><path d="${pathOf(drawnPoints(link))}"${dash}/>${signs.join('')}</g>`
}

function pathOf(points: readonly number[]): string {
  let path = `M${short(points[0] ?? 0)} ${short(points[1] ?? 0)}`
  for (let at = 2; at + 1 < points.length; at += 2) {
    const [x = 0, y = 0, nextX, nextY] = points.slice(at, at + 4)
    const [beforeX = 0, beforeY = 0] = points.slice(at - 2, at)
    if (nextX === undefined || nextY === undefined) path += `L${short(x)} ${short(y)}`
    else {
      const radius = cornerAt(points, at, 6)
      const [fromX, fromY] = toward(x, y, beforeX, beforeY, radius)
      const [toX, toY] = toward(x, y, nextX, nextY, radius)
      path += `L${short(fromX)} ${short(fromY)}Q${short(x)} ${short(y)} ${short(toX)} ${short(toY)}`
    }
  }
  return path
}

function toward(x: number, y: number, otherX: number, otherY: number, by: number): [number, number] {
  return [x + Math.sign(otherX - x) * by, y + Math.sign(otherY - y) * by]
}

function boxSvg(box: Box, { places }: Picture, ink: Plain): string {
  const at = places.at.get(box.id) ?? { x: 0, y: 0 }
  const dash = isView(box.table) ? ' stroke-dasharray="5 4"' : ''
  const frame = `width="${box.width}" height="${box.height}" rx="5"${dash}`
  const rule =
    box.rows.length === 0
      ? ''
      : `<path d="M0 ${headHeight}H${box.width}" stroke="${escaped(ink.line)}" fill="none"/>`
  const rows = box.rows.map((row) => {
    const {
      marks,
      y,
      fitted: { name, type },
    } = row
    return [
      marks === ''
        ? ''
        : text(box.marksAt, y, marks, `font-size="9" font-weight="600" fill="${escaped(ink.accent)}"`),
      text(box.nameAt, y, name, `fill="${escaped(ink.text)}"`),
      text(box.typeAt, y, type, `text-anchor="end" fill="${escaped(ink.dim)}"`),
      isNullable(row)
        ? text(box.width - padding, y, 'null', `text-anchor="end" font-size="10" fill="${escaped(ink.dim)}"`)
        : '',
    ].join('')
  })
  return [
    `<g transform="translate(${short(at.x)} ${short(at.y)})">`,
    `<rect ${frame} fill="${escaped(ink.surface)}" stroke="${escaped(ink.line)}"/>`,
    rule,
    text(
      padding,
      (box.rows.length === 0 ? box.height : headHeight) / 2,
      box.title,
      `font-size="13" font-weight="600" fill="${escaped(ink.text)}"`,
    ),
    ...rows,
    '</g>',
  ].join('')
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${short(x)}" y="${short(y)}" ${attributes} xml:space="preserve">${escaped(content)}</text>`
}

function short(n: number): string {
  return String(Math.round(n * 10) / 10)
}
