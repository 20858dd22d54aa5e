import type { Environment } from '#contract/connection'
import { readConnectionUrl, writeConnectionUrl } from '#contract/connection-url'
import { portOf, targetOf, withTarget, type Fields, type Kind } from './fields'

/** A form and the URL beside it: two spellings of one connection, each following the other. */
export interface Form {
  readonly fields: Fields
  readonly url: string
  /** Why the URL cannot be read; the fields then keep what they had. */
  readonly urlProblem: string | null
  /** What was done with the URL that a person may not expect. */
  readonly urlNotes: readonly string[]
  /** Set where choosing production turned read-only on, so that leaving production turns it off again. */
  readonly readOnlyByProduction: boolean
  /** Fields a person has left once; their problems are shown. */
  readonly touched: ReadonlySet<keyof Fields>
  /** Set after an attempt to test or save: every problem is shown. */
  readonly attempted: boolean
}

export const passwordTaken = 'The password was taken out of the URL and put into its own field.'

/** A form that nobody has typed into yet. */
export function formOf(fields: Fields): Form {
  return {
    fields,
    url: urlOf(fields) ?? '',
    urlProblem: null,
    urlNotes: [],
    readOnlyByProduction: false,
    touched: new Set(),
    attempted: false,
  }
}

/** The form after some fields changed; the URL follows as long as they can be written as one. */
export function editFields(form: Form, change: Partial<Fields>): Form {
  const fields = { ...form.fields, ...change }
  const url = urlOf(fields)
  const same = url !== null && url === urlOf(form.fields)
  if (url === null || same) return { ...form, fields }
  return { ...form, fields, url, urlProblem: null, urlNotes: [] }
}

/** The form for another kind of database; a default port becomes the new kind's default, any other stays. */
export function chooseKind(form: Form, kind: Kind): Form {
  const byDefault = ['', portOf('postgres'), portOf('mysql')].includes(form.fields.port)
  return editFields(form, kind === 'embedded' || !byDefault ? { kind } : { kind, port: portOf(kind) })
}

/** The form for another environment. Production turns read-only on; leaving it again undoes just that. */
export function chooseEnvironment(form: Form, environment: Environment): Form {
  const { fields } = form
  if (environment === fields.environment) return form
  if (environment === 'production') {
    const turned = !fields.readOnly
    return { ...editFields(form, { environment, readOnly: true }), readOnlyByProduction: turned }
  }
  const readOnly = form.readOnlyByProduction ? false : fields.readOnly
  return { ...editFields(form, { environment, readOnly }), readOnlyByProduction: false }
}

/** The form after someone set read-only by hand. */
export function chooseReadOnly(form: Form, readOnly: boolean): Form {
  return { ...editFields(form, { readOnly }), readOnlyByProduction: false }
}

/** The form while a URL is typed: what can be read fills the fields, the text stays as it is typed. */
export function typeUrl(form: Form, text: string): Form {
  if (text.trim() === '') return { ...form, url: text, urlProblem: null, urlNotes: [] }
  const read = readConnectionUrl(text)
  if (!read.ok) return { ...form, url: text, urlProblem: read.message, urlNotes: [] }
  const notes = [...read.notes]
  if (read.driver !== null) notes.push(`The driver ${read.driver} says who connects; Varve uses its own.`)
  const filled = withTarget(form.fields, read.target)
  const fields = read.password === null ? filled : { ...filled, password: read.password }
  return { ...form, fields, url: text, urlProblem: null, urlNotes: notes }
}

/** The form once a URL was pasted or left: it is spelled Varve's way, and no password stays in it. */
export function settleUrl(form: Form): Form {
  const read = readConnectionUrl(form.url)
  if (!read.ok) {
    return form.url.trim() === '' ? { ...form, url: urlOf(form.fields) ?? '', urlProblem: null } : form
  }
  const url = writeConnectionUrl(read.target)
  if (read.password === null) return { ...form, url }
  return {
    ...form,
    url,
    urlNotes: [passwordTaken, ...form.urlNotes.filter((note) => note !== passwordTaken)],
  }
}

function urlOf(fields: Fields): string | null {
  const target = targetOf(fields)
  if (target === null || (target.kind === 'embedded' && target.folder === '')) return null
  return writeConnectionUrl(target)
}
