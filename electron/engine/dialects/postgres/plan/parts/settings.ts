import type { ObjectRef } from '#contract/catalog'
import { hangingKey } from '../keys'
import { mentions } from '../mention'
import { inPlace, part, type Part } from '../part'
import { bareStatements } from '../statement'
import { settingOf } from '../alter/setting'
import { usualStorage } from '../alter/column-sets'
import { quote } from '../../quote'

/** What is set on a table or view once it is there, each setting a part; `far` are those of the other side. */
export function settingParts(
  ref: ObjectRef,
  owner: string,
  settings: readonly string[],
  members: readonly string[],
  far: readonly string[],
  columns: readonly { readonly name: string; readonly type: string }[] = [],
): Part[] {
  const others = new Map(bareStatements(far).map((sql) => [settingOf(sql).slot, sql]))
  const all = bareStatements(settings).map((sql) => ({ sql, ...settingOf(sql) }))
  return all.map(({ sql, slot, on, unset, isObject }) => {
    const name = (key: string) => String((JSON.parse(key) as readonly unknown[])[3])
    const under = on === null ? undefined : all.find((one) => one.slot === on)
    const other = others.get(slot)
    // The columns of a typed table are its type's: it is let go of the type while they change.
    const isTyping = slot === 'of'
    return part({
      kind: 'setting',
      key: hangingKey('setting', owner, slot),
      ref,
      // The target and comment of statistics go with them.
      owner: under === undefined ? owner : hangingKey('setting', owner, under.slot),
      needs: new Set([
        owner,
        ...members.filter((key) => isTyping || mentions(sql, name(key))),
        ...(under === undefined ? [] : [hangingKey('setting', owner, under.slot)]),
      ]),
      spelling: isTyping ? JSON.stringify([sql, columns.map((one) => [one.name, one.type])]) : sql,
      make: [sql],
      drop: unset === null ? [] : [stored(unset, columns)],
      standing: 'structure',
      alter: () =>
        other === undefined || isObject || isTyping
          ? { how: 'again' }
          : inPlace([{ sql: other, reverse: sql, property: 'setting' }]),
    })
  })
}

/** The storage that a column goes back to is its type's own. */
function stored(unset: string, columns: readonly { readonly name: string; readonly type: string }[]): string {
  const type = columns.find(({ name }) =>
    unset.endsWith(` ALTER COLUMN ${quote(name)} SET STORAGE EXTENDED`),
  )?.type
  return type === undefined ? unset : unset.replace(/EXTENDED$/, usualStorage(type))
}
