import { createElement } from 'react'
import { Database } from 'lucide-react'
import type { Command, Feature } from '../../app/feature'
import { navigate } from '../../app/routes'
import { KindIcon } from './KindIcon'
import { followWorkspace } from './load'
import { objectRoute } from './ObjectLink'
import { SchemaScreen } from './SchemaScreen'
import { useSchema } from './store'
import { groupOf } from './tree'
import { groupText } from './TreeLine'

followWorkspace()

/** The Schema screen, and every object of the open database in the palette. */
export const schema: Feature = {
  paths: ['schema'],
  label: 'Schema',
  icon: Database,
  rail: true,
  Screen: SchemaScreen,
  commands: objectCommands,
}

function objectCommands(): Command[] {
  return (useSchema.getState().outline.value?.entries ?? []).map(({ ref }) => ({
    id: `schema:${ref.kind}:${JSON.stringify([ref.schema, ref.name])}`,
    group: groupText(groupOf(ref.kind) ?? 'tables'),
    label: ref.name,
    detail: ref.schema,
    icon: createElement(KindIcon, { kind: ref.kind }),
    run: () => navigate(objectRoute(ref.schema, ref.name)),
  }))
}
