import type { Session } from '../../dialect'

export interface ParameterRow {
  readonly routine: string
  readonly type: string
  readonly mode: string
  readonly name: string
  readonly dataType: string
  readonly charset: string | null
}

/** The parameters of the database's routines, in order. */
export function readParameters(session: Session): Promise<ParameterRow[]> {
  return session.query<ParameterRow & Record<string, unknown>>(
    `select specific_name as \`routine\`, routine_type as \`type\`, parameter_mode as \`mode\`,
  parameter_name as \`name\`, dtd_identifier as \`dataType\`, character_set_name as \`charset\`
from information_schema.parameters where specific_schema = ? and ordinal_position > 0
order by specific_name, routine_type, ordinal_position`,
    [session.server.database],
  )
}
