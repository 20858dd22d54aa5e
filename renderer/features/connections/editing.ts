import type { Fields } from './fields'
import type { Form } from './form'
import type { Problems } from './problems'

/** What every part of the form is given: the form, what to say about its fields, and how to change it. */
export interface Editing {
  readonly form: Form
  /** Problems to show now: of fields that were left once, or of all after an attempt. */
  readonly problems: Problems
  change(change: (form: Form) => Form): void
  edit(fields: Partial<Fields>): void
  leave(field: keyof Fields): void
}

/** The problems that are due to be shown. */
export function shownProblems(form: Form, problems: Problems): Problems {
  if (form.attempted) return problems
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => form.touched.has(field as keyof Fields)),
  )
}
