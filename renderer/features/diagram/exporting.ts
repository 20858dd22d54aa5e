import { notifications } from '@mantine/notifications'
import { svgOf } from './picture/svg'
import { readInk } from './picture/ink'
import { useDiagram } from './store'
import { saveFile } from '../../ui/saveFile'

/** What browsers still draw on one canvas. */
const most = { side: 16_000, area: 120_000_000 }

/** Saves what is shown as an SVG file. */
export async function exportSvg(): Promise<void> {
  const made = make()
  if (made !== null) saveFile(`${made.name}.svg`, new Blob([made.svg], { type: 'image/svg+xml' }))
  return Promise.resolve()
}

/** Saves what is shown as a PNG file, at twice its size where one canvas can hold that. */
export async function exportPng(): Promise<void> {
  const made = make()
  if (made === null) return
  const { svg, width, height } = made
  const scale = Math.min(2, most.side / Math.max(width, height), Math.sqrt(most.area / (width * height)))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('the picture is too large to be drawn as PNG; SVG has no such bound.')
  saveFile(`${made.name}.png`, blob)
  if (scale < 1)
    notifications.show({
      message: `The PNG is drawn at ${Math.round(scale * 100)} % of its size, the most one can hold. An SVG holds it whole.`,
      autoClose: 10_000,
    })
}

function make(): { svg: string; width: number; height: number; name: string } | null {
  const { picture, answer } = useDiagram.getState()
  if (picture === null || answer.value === null) return null
  const { subject } = picture
  const what =
    subject.kind === 'around'
      ? subject.table.name
      : subject.kind === 'schema'
        ? subject.schema
        : subject.kind === 'home'
          ? answer.value.home
          : subject.kind
  return { ...svgOf(picture, readInk(), `Diagram of ${what}`), name: `diagram-${fileName(what)}` }
}

// Names of tables hold what names of files may not.
function fileName(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80)
}
