import { useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { ConnectionEntry } from '#contract/connection'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Panel } from '../../ui/Panel'
import { changeForm, save } from './actions'
import { shownProblems, type Editing } from './editing'
import { editFields } from './form'
import { FormFoot } from './FormFoot'
import { IdentityFields } from './IdentityFields'
import { problemsOf } from './problems'
import { changeDraft, type Draft } from './store'
import { TestResult } from './TestResult'
import { TlsFields } from './TlsFields'
import { UrlField } from './UrlField'
import { WhereFields } from './WhereFields'

/** The form of one connection: its URL and its fields, a test, and what can be done with it. */
export function ConnectionForm(props: {
  draftKey: string
  draft: Draft
  entry: ConnectionEntry | null
  head: ReactNode
}) {
  const { draftKey, draft, entry } = props
  const { form } = draft
  const box = useRef<HTMLFormElement>(null)
  const editing: Editing = {
    form,
    problems: shownProblems(form, problemsOf(form.fields)),
    change: (change) => changeForm(draftKey, change),
    edit: (fields) => changeForm(draftKey, (was) => editFields(was, fields)),
    leave: (field) =>
      changeDraft(draftKey, (was) => ({
        form: { ...was.form, touched: new Set(was.form.touched).add(field) },
      })),
  }
  const showFirstProblem = () =>
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(draftKey, true)
    showFirstProblem()
  }
  const unknown = Object.entries(form.fields.parameters)

  return (
    <div className="connection-page">
      {props.head}
      <form ref={box} className="connection-form" aria-label="Connection" noValidate onSubmit={submit}>
        <Panel
          foot={
            <div className="form-foot">
              {(draft.test !== null || draft.error !== null) && (
                <div className="form-result">
                  {draft.test !== null && <TestResult test={draft.test} />}
                  {draft.error !== null && <ErrorNotice error={draft.error} />}
                </div>
              )}
              <FormFoot draftKey={draftKey} draft={draft} entry={entry} onAttempt={showFirstProblem} />
            </div>
          }
        >
          <div className="form-body">
            <section aria-label="Where">
              <UrlField editing={editing} />
              <WhereFields
                editing={editing}
                secret={entry?.secret ?? null}
                remember={draft.remember}
                onRemember={(remember) => changeDraft(draftKey, () => ({ remember }))}
              />
              {form.fields.kind !== 'embedded' && <TlsFields editing={editing} />}
              {form.fields.kind !== 'embedded' && unknown.length > 0 && form.urlNotes.length === 0 && (
                <p className="note">
                  Kept with the connection, but not used by Varve:{' '}
                  <bdi className="mono">{unknown.map(([name, value]) => `${name}=${value}`).join(', ')}</bdi>
                </p>
              )}
            </section>
            <section aria-label="What it is">
              <IdentityFields editing={editing} />
            </section>
          </div>
        </Panel>
      </form>
    </div>
  )
}
