import type { Session } from '../../dialect'

/** The collation that each character set has where none is named. */
export async function readDefaultCollations(session: Session): Promise<Map<string, string>> {
  const rows = await session.query<{ charset: string; collation: string }>(
    `select character_set_name as \`charset\`, default_collate_name as \`collation\`
from information_schema.character_sets`,
  )
  return new Map(rows.map(({ charset, collation }) => [charset, collation]))
}
