import { createElement } from 'react'
import { Braces, Database, HeartPulse } from 'lucide-react'
import type { ObjectRef, Outline } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import type { Command, Feature } from '../../app/feature'
import { navigate } from '../../app/routes'
import { objectRoute } from './addresses'
import { KindIcon, kindText } from './KindIcon'
import { followWorkspace } from './load'
import { copyWholeDdl } from './page/objectMenu'
import { SchemaScreen } from './SchemaScreen'
import { useSchema } from './store'
import { groupOf, groupText } from './tree/groups'

followWorkspace()

/** The Schema screen, and every object of the open database in the palette. */
export const schema: Feature = {
  paths: ['schema', 'database', 'health'],
  label: 'Schema',
  icon: Database,
  rail: true,
  Screen: SchemaScreen,
  commands: schemaCommands,
}

function schemaCommands(): Command[] {
  const outline = useSchema.getState().outline.value
  if (outline === null) return []
  const health: Command = {
    id: 'schema-health',
    group: 'Screens',
    label: 'Health',
    detail: 'what is worth mending in the schema',
    icon: createElement(HeartPulse, { size: 15 }),
    run: () => navigate(['health']),
  }
  const ddl: Command = {
    id: 'schema-ddl',
    group: 'Actions',
    label: 'Copy the DDL of the whole database',
    detail: 'each object behind what it needs',
    icon: createElement(Braces, { size: 15 }),
    run: copyWholeDdl,
  }
  return [health, ddl, ...objectCommands(outline)]
}

let made: { of: Outline; commands: Command[] } | null = null

/** Made once a reading: the palette asks each time it opens. */
function objectCommands(outline: Outline): Command[] {
  if (made?.of === outline) return made.commands
  const commands = outline.entries.map(({ ref }) => ({
    id: `schema:${refKey(ref)}`,
    group: paletteGroup(ref),
    label: ref.name,
    detail: ref.table === null ? ref.schema : `${ref.schema}.${ref.table}`,
    icon: createElement(KindIcon, { kind: ref.kind }),
    run: () => navigate(objectRoute(ref)),
  }))
  made = { of: outline, commands }
  return commands
}

function paletteGroup({ kind }: ObjectRef): string {
  const group = groupOf(kind)
  if (group !== null) return groupText(group)
  const word = kindText(kind)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
