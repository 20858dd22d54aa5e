import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'

export interface Bounds extends Partial<Rectangle> {
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const usual: Bounds = { width: 1280, height: 820, maximized: false }

/** Where the window stood last, unless no screen shows that place any more. */
export function readBounds(file: string): Bounds {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<Bounds>
    const { x, y, width, height, maximized } = found
    if (![x, y, width, height].every(Number.isInteger)) return usual
    const area = { x, y, width, height } as Rectangle
    return isVisible(area) ? { ...area, maximized: maximized === true } : usual
  } catch {
    return usual
  }
}

/** Remembers where the window stands when it closes. */
export function keepBounds(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    try {
      mkdirSync(dirname(file), { recursive: true })
      const bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() }
      writeFileSync(file, `${JSON.stringify(bounds)}\n`)
    } catch {
      // A full disk must not keep the window open; it opens at its usual place next time.
    }
  })
}

// Enough of the title bar has to be on a screen to be taken hold of.
function isVisible(area: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(area.x + area.width, workArea.x + workArea.width)
    const left = Math.max(area.x, workArea.x)
    return right - left >= 100 && area.y >= workArea.y && area.y <= workArea.y + workArea.height - 40
  })
}
