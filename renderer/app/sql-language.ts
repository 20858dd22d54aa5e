import { useWorkspace } from './workspace'
import type { CodeLanguage } from '../ui/codeSetup'

/** The dialect SQL is highlighted in: the open server's, else plain SQL. */
export function useSqlLanguage(): CodeLanguage {
  return useWorkspace((state) => state.session.server?.dialect ?? 'sql')
}
