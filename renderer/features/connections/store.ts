import { create } from 'zustand'
import type { Connection, ConnectionTest } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { Fields } from './fields'
import type { Form } from './form'

/** A form being filled in, and what was asked with it. */
export interface Draft {
  readonly form: Form
  /** The saved connection it started from; null for a new one. */
  readonly saved: Connection | null
  /** The fields as the form opened, to tell whether anything was changed. */
  readonly opened: Fields
  readonly remember: boolean
  readonly busy: 'testing' | 'saving' | 'removing' | null
  readonly test: ConnectionTest | null
  readonly error: AppErrorData | null
  readonly removing: boolean
}

/** The drafts by route, so that leaving a half-filled form and coming back loses nothing. */
export interface ConnectionsState {
  readonly drafts: ReadonlyMap<string, Draft>
}

export const useConnections = create<ConnectionsState>(() => ({ drafts: new Map<string, Draft>() }))

/** The draft kept under a key; null where there is none. */
export function draftOf(key: string): Draft | null {
  return useConnections.getState().drafts.get(key) ?? null
}

/** Puts a draft under a key. */
export function putDraft(key: string, draft: Draft): void {
  useConnections.setState(({ drafts }) => ({ drafts: new Map(drafts).set(key, draft) }))
}

/** Changes the draft kept under a key; does nothing where it is gone. */
export function changeDraft(key: string, change: (was: Draft) => Partial<Draft>): void {
  const was = draftOf(key)
  if (was !== null) putDraft(key, { ...was, ...change(was) })
}

/** Throws the draft away. */
export function dropDraft(key: string): void {
  useConnections.setState(({ drafts }) => {
    const left = new Map(drafts)
    left.delete(key)
    return { drafts: left }
  })
}

/** A draft of fields that nobody has touched yet. */
export function freshDraft(form: Form, saved: Connection | null): Draft {
  return {
    form,
    saved,
    opened: form.fields,
    remember: false,
    busy: null,
    test: null,
    error: null,
    removing: false,
  }
}

/** Whether anything was changed since the form opened. */
export function isChanged(draft: Draft): boolean {
  return JSON.stringify(draft.form.fields) !== JSON.stringify(draft.opened)
}
