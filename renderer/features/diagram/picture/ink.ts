import type { TouchState } from '#contract/touched'

/** The colours and faces a picture is drawn with, as the theme has them now. */
export interface Ink {
  readonly paper: string
  readonly surface: string
  readonly head: string
  readonly text: string
  readonly dim: string
  readonly line: string
  readonly relation: string
  readonly accent: string
  readonly chosen: string
  readonly mono: string
  /** What becomes of a thing, in a picture of changes: its line, and its ground. */
  readonly states: Readonly<Record<TouchState, { readonly line: string; readonly wash: string }>>
}

/** Reads the theme's tokens. */
export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    paper: token('bg'),
    surface: token('surface'),
    head: token('sunken'),
    text: token('text'),
    dim: token('dim'),
    line: token('line-strong'),
    relation: token('faint'),
    accent: token('accent'),
    chosen: token('chosen'),
    mono: token('ui-mono').replaceAll(/\s+/g, ' '),
    states: {
      added: { line: token('ok'), wash: token('ok-wash') },
      removed: { line: token('bad'), wash: token('bad-wash') },
      changed: { line: token('warn'), wash: token('warn-wash') },
    },
  }
}

/** Measures text as a canvas would draw it, each text once. */
export function measuring(mono: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  if (context !== null) context.font = `12px ${mono}`
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const width = context?.measureText(text).width ?? text.length * 7.3
    known.set(text, width)
    return width
  }
}
