import { useEffect } from 'react'
import { features, welcome as Welcome } from './features'
import { NoSuchScreen } from './NoSuchScreen'
import { useStart } from './start'
import { useWorkspace } from './workspace'
import type { ScreenProps } from './feature'

/** Where a place is gone to and nothing there takes the focus, the list has it: arrows move at once. */
function useFocusInList(): void {
  useEffect(() => {
    const settle = () =>
      setTimeout(() => {
        if (document.activeElement !== document.body) return
        document.querySelector<HTMLElement>('main [role=listbox], main [role=tree]')?.focus()
      }, 100)
    window.addEventListener('hashchange', settle)
    return () => window.removeEventListener('hashchange', settle)
  }, [])
}

/** What the route names: Welcome without a project, else the feature that answers its first part. */
export function Screen({ path, rest }: ScreenProps) {
  const decided = useStart((state) => state.decided)
  const project = useWorkspace((state) => state.project)
  const feature = features.find((one) => one.paths.includes(path)) ?? null
  const title = project === null ? null : `${project.name} · ${feature?.label ?? 'Varve'}`
  useEffect(() => {
    document.title = title ?? 'Varve'
  }, [title])
  useFocusInList()
  if (project === null) return decided ? <Welcome /> : null
  if (feature === null) return <NoSuchScreen />
  return (
    <>
      <h1 className="unseen">{title}</h1>
      <feature.Screen key={project.folder} path={path} rest={rest} />
    </>
  )
}
