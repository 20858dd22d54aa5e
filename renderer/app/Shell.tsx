import { Bar } from './Bar'
import { features, strip as Strip } from './features'
import { KeysHelp } from './KeysHelp'
import { LinkNotice } from './LinkNotice'
import { Palette } from './Palette'
import { Rail } from './Rail'
import { navigate, useRoute } from './routes'
import { Screen } from './Screen'
import { useWorkspace } from './workspace'
import { useKeys } from '../ui/useKeys'

/** The frame of every screen: bar, rail, the screen the route names, and the run strip. */
export function Shell() {
  const [path = '', ...rest] = useRoute()
  const hasProject = useWorkspace((state) => state.project !== null)
  const onRail = features.filter((feature) => feature.rail)
  useKeys(
    Object.fromEntries(
      onRail.map((feature, index) => [
        `mod+${index + 1}`,
        () => hasProject && navigate(feature.paths.slice(0, 1)),
      ]),
    ),
  )
  return (
    <div className="shell">
      {hasProject && <Bar />}
      <LinkNotice />
      <div className="shell-middle">
        {hasProject && <Rail path={path} />}
        <main className="shell-main">
          <Screen path={path} rest={rest} />
        </main>
      </div>
      {hasProject && <Strip path={path} rest={rest} />}
      <Palette />
      <KeysHelp />
    </div>
  )
}
