import { AppError } from '#engine/errors'

export interface FileNaming {
  /** `file_template`, interpolated. */
  readonly template: string
  readonly slugLength: number
}

/** The file's name as Alembic makes it from `file_template`; refuses a template that leads into another folder or asks for what Alembic has not. */
export function fileName(naming: FileNaming, rev: string, message: string, date: Date): string {
  const tokens: Record<string, string | number> = {
    rev,
    slug: slugOf(message, naming.slugLength),
    epoch: Math.floor(date.getTime() / 1000),
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
  }
  const name = naming.template.replace(
    /%\((\w+)\)(\.?\d*)([sd])|%(.)?/g,
    (whole, token, width, kind, rest) => {
      if (rest === '%') return '%'
      const value = typeof token === 'string' ? tokens[token] : undefined
      if (value === undefined || (kind === 'd' && typeof value !== 'number'))
        throw notUnderstood(naming, whole)
      return padded(value, String(width))
    },
  )
  if (/[/\\\0]/.test(name)) throw notUnderstood(naming, name)
  return `${name}.py`
}

function padded(value: string | number, width: string): string {
  if (typeof value === 'string') return value
  const zeros = width.startsWith('.') || width.startsWith('0')
  return String(value).padStart(Number(width.replace('.', '')) || 0, zeros ? '0' : ' ')
}

/** The words of a message, as Alembic joins and cuts them. */
export function slugOf(message: string, length: number): string {
  const slug = (message.match(/[\p{L}\p{N}_]+/gu) ?? []).join('_').toLowerCase()
  if (slug.length <= length) return slug
  const cut = slug.slice(0, length)
  const end = cut.lastIndexOf('_')
  return `${end < 0 ? cut : cut.slice(0, end)}_`
}

function notUnderstood({ template }: FileNaming, what: string): AppError {
  return new AppError('project-blocked', `The file_template ${template} can't be followed: ${what}`, {
    advice: 'Make the file with Alembic itself (alembic revision, alembic merge); Varve shows it at once.',
  })
}
