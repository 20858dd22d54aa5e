import { useEffect } from 'react'
import { features, welcome as Welcome } from './features'
import { NoSuchScreen } from './NoSuchScreen'
import { useStart } from './start'
import { useWorkspace } from './workspace'
import type { ScreenProps } from './feature'

/** What the route names: Welcome without a project, else the feature that answers its first part. */
export function Screen({ path, rest }: ScreenProps) {
  const decided = useStart((state) => state.decided)
  const project = useWorkspace((state) => state.project)
  const feature = features.find((one) => one.paths.includes(path)) ?? null
  const title = project === null ? null : `${project.name} · ${feature?.label ?? 'Varve'}`
  useEffect(() => {
    document.title = title ?? 'Varve'
  }, [title])
  if (project === null) return decided ? <Welcome /> : null
  if (feature === null) return <NoSuchScreen />
  return (
    <>
      <h1 className="unseen">{title}</h1>
      <feature.Screen key={project.folder} path={path} rest={rest} />
    </>
  )
}
