import { features } from './features'
import { useRoute } from './routes'

/** The frame of every screen: bar, rail, the feature the route names, and the run strip. */
export function Shell() {
  const [path = '', ...rest] = useRoute()
  const feature = features.find((one) => one.paths.includes(path)) ?? null
  return <main>{feature !== null && <feature.Screen path={path} rest={rest} />}</main>
}
