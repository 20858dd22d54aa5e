/** An ini file as Python's ConfigParser reads it, before `%(…)s` is put in. */
export interface Ini {
  /** In the order of the file, without `[DEFAULT]`. */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, IniValue>>
  readonly defaults: ReadonlyMap<string, IniValue>
}

export interface IniValue {
  readonly text: string
  readonly line: number
}

export interface IniFault {
  readonly line: number
  /** Goes behind "line 3 of alembic.ini ". */
  readonly message: string
}

interface Open {
  readonly lines: string[]
  readonly line: number
}

/** Reads ini text: sections, `key = value` or `key: value`, values over several indented lines, `#` and `;` comments. */
export function readIni(text: string): Ini | IniFault {
  const sections = new Map<string, Map<string, Open>>()
  const defaults = new Map<string, Open>()
  let section: Map<string, Open> | null = null
  let option: Open | null = null
  let indent = 0
  for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = at + 1
    const value = raw.trim()
    const comment = /^[#;]/.test(value)
    if (value === '' || comment) {
      if (!comment) option?.lines.push('')
      continue
    }
    const depth = raw.length - raw.trimStart().length
    if (option && depth > indent) {
      option.lines.push(value)
      continue
    }
    indent = depth
    const header = /^\[(.+)\]/.exec(value)?.[1]
    if (header !== undefined) {
      option = null
      if (sections.has(header)) return { line, message: `begins the section [${header}] a second time` }
      section = header === 'DEFAULT' ? defaults : new Map()
      if (header !== 'DEFAULT') sections.set(header, section)
      continue
    }
    if (!section) return { line, message: 'stands before any [section]' }
    const [, name, content] = /^(.*?)\s*[=:]\s*(.*)$/.exec(value) ?? []
    if (!name || content === undefined) return { line, message: 'is neither a [section] nor key = value' }
    const key = name.toLowerCase()
    if (section.has(key)) return { line, message: `sets ${key} a second time` }
    option = { lines: [content.trim()], line }
    section.set(key, option)
  }
  return {
    sections: new Map([...sections].map(([name, held]) => [name, close(held)])),
    defaults: close(defaults),
  }
}

function close(options: ReadonlyMap<string, Open>): Map<string, IniValue> {
  return new Map(
    [...options].map(([key, { lines, line }]) => [key, { text: lines.join('\n').trimEnd(), line }]),
  )
}
