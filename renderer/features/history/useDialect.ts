import type { DialectName } from '#contract/connection'
import type { Project } from '#contract/revision'
import { useHistory } from './store'
import { useSqlLanguage } from '../../app/sql-language'

/** The dialect scripts are told for: the connection's, else the chosen one, else what the project's own files speak of. */
export function useDialect(project: Project | null): { dialect: DialectName; connected: boolean } {
  const language = useSqlLanguage()
  const chosen = useHistory((state) => state.dialect)
  if (language === 'postgres' || language === 'mysql') return { dialect: language, connected: true }
  const offered = project?.offers.map(({ target }) => target).find(({ kind }) => kind === 'server')
  const told = offered?.kind === 'server' ? offered.dialect : 'postgres'
  return { dialect: chosen ?? told, connected: false }
}
